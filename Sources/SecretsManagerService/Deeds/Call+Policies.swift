import AWSTypes
import Model
import PolicyEngine
import Service

extension Call {
    /// The unique ids of the users and roles that `document` names, by the ARNs there; nil if one of its principals does not exist.
    func principalIDs(in document: PolicyDocument) async throws -> [String: String]? {
        var ids: [String: String] = [:]
        for principal: PolicyPrincipal in Set(document.statements.flatMap { $0.principals?.listed ?? [] }) {
            switch principal {
            case .user(let arn):
                guard let user: User = try await entity(User.self, named: arn.lastName, in: arn.accountID), user.arn == arn.description
                else {
                    return nil
                }
                ids[arn.description] = user.id
            case .role(let arn):
                guard let role: Role = try await entity(Role.self, named: arn.lastName, in: arn.accountID), role.arn == arn.description
                else {
                    return nil
                }
                ids[arn.description] = role.id
            case .session(let arn):
                // The session may come later, its role must be there.
                guard let role: Role = try await entity(Role.self, named: arn.roleName, in: arn.accountID), role.name == arn.roleName else {
                    return nil
                }
                ids[arn.description] = role.id
            case .account(let id):
                guard try await account(id) != nil else { return nil }
            case .federatedUser(let arn):
                // Made for a while and stored nowhere.
                guard let id: AccountID = arn.accountID, try await account(id) != nil else { return nil }
            case .uniqueID(let id):
                guard try await exists(id) else { return nil }
            case .everyone, .service, .federated, .canonicalUser: break
            }
        }
        return ids
    }

    private func exists(_ uniqueID: String) async throws -> Bool {
        uniqueID.hasPrefix("AROA") ? try await entity(Role.self, uniqueID) != nil : try await entity(User.self, uniqueID) != nil
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

extension ARN {
    fileprivate var accountID: AccountID? { AccountID(account) }
    /// `alice` of `user/path/alice`.
    fileprivate var lastName: String { String(resource.split(separator: "/").last ?? "") }
    /// `app` of `assumed-role/app/session`.
    fileprivate var roleName: String { String(resource.split(separator: "/").dropFirst().first ?? "") }
}
