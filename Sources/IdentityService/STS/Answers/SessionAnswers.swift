import AWSTypes
import Model
import Service
import Wire

/// `Credentials`.
struct ShownCredentials: WireEncodable {
    let credentials: TemporaryCredentials

    func encode(to out: inout some WireObject) {
        out.member("AccessKeyId", credentials.accessKeyID)
        out.secretText("SecretAccessKey", credentials.secret)
        out.secretText("SessionToken", credentials.token)
        out.member("Expiration", credentials.expiresAt)
    }

    /// Neither secret nor token.
    var auditFields: AuditFields {
        AuditFields().text("accessKeyId", credentials.accessKeyID).text("expiration", credentials.expiresAt.auditText)
    }
}

/// The answer of AssumeRole.
struct AssumedRoleCredentials: WireEncodable {
    let credentials: ShownCredentials
    let principal: Principal
    /// Nil if the request brought neither policies nor tags.
    let packedPolicySize: Int?
    let sourceIdentity: String?

    func encode(to out: inout some WireObject) {
        out.object("Credentials", credentials)
        out.object("AssumedRoleUser", AssumedRoleUser(principal: principal))
        out.member("PackedPolicySize", packedPolicySize)
        out.member("SourceIdentity", sourceIdentity)
    }

    var auditFields: AuditFields {
        AuditFields().object("credentials", credentials.auditFields)
            .object("assumedRoleUser", AuditFields().text("assumedRoleId", principal.userID).text("arn", principal.arn))
            .integer("packedPolicySize", packedPolicySize).text("sourceIdentity", sourceIdentity)
    }
}

struct AssumedRoleUser: WireEncodable {
    let principal: Principal

    func encode(to out: inout some WireObject) {
        out.member("AssumedRoleId", principal.userID)
        out.member("Arn", principal.arn)
    }
}

/// The answer of GetSessionToken.
struct SessionTokenCredentials: WireEncodable {
    let credentials: ShownCredentials

    func encode(to out: inout some WireObject) { out.object("Credentials", credentials) }
}

/// The answer of GetFederationToken.
struct FederatedCredentials: WireEncodable {
    let credentials: ShownCredentials
    let principal: Principal
    let packedPolicySize: Int

    func encode(to out: inout some WireObject) {
        out.object("Credentials", credentials)
        out.object("FederatedUser", FederatedUser(principal: principal))
        out.member("PackedPolicySize", packedPolicySize)
    }

    private struct FederatedUser: WireEncodable {
        let principal: Principal

        func encode(to out: inout some WireObject) {
            out.member("FederatedUserId", principal.userID)
            out.member("Arn", principal.arn)
        }
    }
}
