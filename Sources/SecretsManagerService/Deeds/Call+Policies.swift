import AWSTypes
import Model
import PolicyEngine
import Service

extension Call {
    /// The unique ids of the users and roles that `document` names, by the ARNs there; nil if one of its principals does not exist.
    func principalIDs(in document: PolicyDocument) async throws -> [String: String]? {
        var ids: [String: String] = [:]
        for principal: PolicyPrincipal in Set(document.statements.flatMap { $0.principals?.listed ?? [] }) {
            switch try await known(principal) {
            case .entity(let arn, let id): ids[arn] = id
            case .other: break
            case .missing: return nil
            }
        }
        return ids
    }

    /// Whether the caller, with `policy` on `secret`, could not put another one any more.
    func isLockedOut(
        by policy: String, _ ids: [String: String], of secret: Secret, secretID: String,
        keys: @escaping @Sendable (String) -> KeyValue? = { _ in nil }
    ) async throws -> Bool {
        var changed: Secret = secret
        changed.policy = policy
        changed.policyPrincipalIDs = ids
        let access: Access = changed.access(
            "secretsmanager:PutResourcePolicy", secretID: secretID, in: self, isStored: false, keys: keys)
        return try await !may(access).isAllowed
    }
}
