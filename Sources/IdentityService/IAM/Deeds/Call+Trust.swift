import AWSTypes
import Model
import PolicyEngine
import Service

/// A role's trust policy as it was put, with the unique ids of those whom it names by ARN.
struct TrustPolicy {
    /// Characters, white space left out (IAM user guide, *IAM and AWS STS quotas*).
    static let sizeLimit: Int = 2048

    let text: String
    let ids: [String: String]
}

extension Call {
    /// Reads a trust policy; throws unless all of its AWS principals exist.
    func trustPolicy(_ text: String) async throws -> TrustPolicy {
        let document: PolicyDocument = try .demanded(text, as: .trust)
        guard text.sizeWithoutWhiteSpace <= TrustPolicy.sizeLimit else {
            throw AWSError.quotaExceeded("ACLSizePerRole", TrustPolicy.sizeLimit)
        }
        var ids: [String: String] = [:]
        for principal: PolicyPrincipal in document.statements.flatMap({ $0.principals?.listed ?? [] }) {
            switch try await known(principal) {
            case .entity(let arn, let id): ids[arn] = id
            case .other: break
            case .missing: throw AWSError.malformedPolicy(PolicyFault.invalidPrincipal(principal.text(in: text), type: .aws))
            }
        }
        return TrustPolicy(text: text, ids: ids)
    }

    /// A role's trust policy as it is to be shown: whoever has another name now stands there under that, and who is gone under his unique id.
    func shownTrustPolicy(of role: Role) async throws -> String {
        var names: [String: String] = [:]
        for (arn, id): (String, String) in role.trustedIDs {
            if let now: String = try await name(of: id, in: arn), now != arn { names[arn] = now }
        }
        return PolicyText.renaming(principals: names, in: role.trustPolicy)
    }

    /// Nil for a session, which has its role's id but a name of its own.
    private func name(of id: String, in arn: String) async throws -> String? {
        if id.hasPrefix("AIDA") { return try await entity(User.self, id)?.arn ?? id }
        let role: Role? = try await entity(Role.self, id)
        return arn.contains(":assumed-role/") ? (role == nil ? id : nil) : role?.arn ?? id
    }
}

extension PolicyPrincipal {
    /// As the document has it.
    fileprivate func text(in document: String) -> String {
        switch self {
        case .account(let id): document.contains("\"\(id.rootARN)\"") ? id.rootARN : id.digits
        case .user(let arn), .role(let arn), .session(let arn), .federatedUser(let arn): arn.description
        case .uniqueID(let text), .service(let text), .federated(let text), .canonicalUser(let text): text
        case .everyone: "*"
        }
    }
}
