import AWSTypes
import Model
import PolicyEngine
import SecretMemory
import Service
import Wire

/// A token by which a process on this host gets credentials of a role: an application role. For the operator.
///
/// Nothing is stored. A token ends with its role, or when the role no longer trusts `ecs-tasks.amazonaws.com`, whom containers' credentials
/// come from on AWS.
struct IssueRoleToken: Operation {
    let roleArn: AssumedRoleARN
    let sessionName: SessionName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleArn", roleArn.text).text("sessionName", sessionName?.text) }

    func target(in call: Call) async throws -> Found<Role> {
        guard let arn: ARN = ARN(roleArn.text), arn.service == "iam", arn.resource.hasPrefix("role/"),
            let account: AccountID = AccountID(arn.account), let name: Substring = arn.resource.split(separator: "/").last
        else { throw AWSError("ValidationError", "\(roleArn.text) is not a role's ARN.") }
        guard let role: Role = try await call.entity(Role.self, named: String(name), in: account), role.arn == roleArn.text else {
            return .absent(
                Absent(
                    identifier: roleArn.text, arn: roleArn.text, owner: account,
                    error: AWSError.noSuchEntity("The role \(roleArn.text) cannot be found.")))
        }
        return .found(role)
    }

    func access(to target: Found<Role>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on role: Role, in call: Call) async throws -> IssuedRoleToken {
        guard try await call.trustsContainers(role) else { throw AWSError("ValidationError", ApplicationRole.untrusting(role)) }
        call.note(AuditResource(type: "AWS::IAM::Role", arn: role.arn, account: role.account))
        let token: String = try call.keyRing.sealToken(
            [role.id, sessionName?.text ?? ApplicationRole.usualSession], purpose: ApplicationRole.purpose, randomness: call.randomness)
        return IssuedRoleToken(token: SecretBytes(utf8: token))
    }
}

struct IssuedRoleToken: WireEncodable {
    let token: SecretBytes

    func encode(to out: inout some WireObject) { out.secretText("Token", token) }
}

/// Credentials of a role, for its token. Asked at the container-credentials endpoint, by processes on this host only.
struct GetRoleCredentials: Operation {
    let token: RoleToken

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    private static let refusal: AWSError = AWSError("AccessDeniedException", "The authorization token is not valid.", status: 403)

    /// The role that the token was made for, and the name of its session.
    func target(in call: Call) async throws -> Found<(role: Role, sessionName: String)> {
        guard call.circumstances.isFromThisHost,
            let words: [String] = call.keyRing.openToken(token.text, purpose: ApplicationRole.purpose), words.count == 2,
            let role: Role = try await call.entity(Role.self, words[0])
        else { throw GetRoleCredentials.refusal }
        return .found((role: role, sessionName: words[1]))
    }

    /// The role's trust policy is asked in ``run(on:in:)``.
    func access(to target: Found<(role: Role, sessionName: String)>, in call: Call) -> [Access] { [] }

    func run(on target: (role: Role, sessionName: String), in call: Call) async throws -> RoleCredentials {
        let role: Role = target.role
        call.note(AuditResource(type: "AWS::IAM::Role", arn: role.arn, account: role.account))
        guard try await call.trustsContainers(role) else {
            throw AWSError("AccessDeniedException", ApplicationRole.untrusting(role), status: 403)
        }
        let context: SessionContext = SessionContext(
            kind: .assumeRole, issuedAt: call.now, expiresAt: call.now + .seconds(Int64(Role.defaultSessionDuration)))
        let session: Session = Session(holder: .role(id: role.id, sessionName: target.sessionName), context: context)
        return RoleCredentials(
            credentials: try call.keyRing.credentials(for: session, of: role.account, randomness: call.randomness), roleARN: role.arn)
    }
}

/// As the SDKs' container providers read it: the expiration is text.
struct RoleCredentials: WireEncodable {
    let credentials: TemporaryCredentials
    let roleARN: String

    func encode(to out: inout some WireObject) {
        out.member("RoleArn", roleARN)
        out.member("AccessKeyId", credentials.accessKeyID)
        out.secretText("SecretAccessKey", credentials.secret)
        out.secretText("Token", credentials.token)
        out.member("Expiration", credentials.expiresAt.iso8601)
    }
}

/// The token in `Authorization`.
struct RoleToken: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(length: 1...2048)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }

    var text: String { bytes.exposed { String(decoding: $0, as: UTF8.self) } }
}

private enum ApplicationRole {
    static let purpose: [String] = ["container-credentials"]
    static let usualSession: String = "application"
    /// Whom a role must trust: AWS's containers have their credentials from it.
    static let service: String = "ecs-tasks.amazonaws.com"

    static func untrusting(_ role: Role) -> String { "The role \(role.arn) does not trust \(service)." }
}

extension Call {
    fileprivate func trustsContainers(_ role: Role) async throws -> Bool {
        let containers: Caller = Caller(
            principal: .service(name: ApplicationRole.service, account: role.account), accessKeyID: nil, region: region)
        return try await judge(Access("sts:AssumeRole", on: role.arn, owner: role.account, policy: role.trust), for: containers)
            .decision.isAllowed
    }
}

extension Circumstances {
    /// Over the loopback interface.
    fileprivate var isFromThisHost: Bool {
        sourceAddress.hasPrefix("127.") || sourceAddress == "::1" || sourceAddress.hasPrefix("::ffff:127.")
    }
}
