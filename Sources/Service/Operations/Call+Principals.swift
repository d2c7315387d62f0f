import AWSTypes
import Model
package import PolicyEngine

/// What a principal that a policy names is on this server.
package enum KnownPrincipal: Sendable {
    /// A user or role; `id` is its unique id, `arn` as the policy has it.
    case entity(arn: String, id: String)
    /// Nothing that has a unique id: an account that is there, everybody, a service, a provider.
    case other
    case missing
}

extension Call {
    /// Looks for whom a policy names; identity providers and services are taken at their word.
    package func known(_ principal: PolicyPrincipal) async throws -> KnownPrincipal {
        switch principal {
        case .user(let arn):
            let user: User? = try await entity(User.self, named: arn.lastName, in: arn.accountID)
            return known(arn, user?.arn == arn.description ? user?.id : nil)
        case .role(let arn):
            let role: Role? = try await entity(Role.self, named: arn.lastName, in: arn.accountID)
            return known(arn, role?.arn == arn.description ? role?.id : nil)
        case .session(let arn):
            // The session may come later, its role must be there.
            let role: Role? = try await entity(Role.self, named: arn.roleName, in: arn.accountID)
            return known(arn, role?.name == arn.roleName ? role?.id : nil)
        case .account(let id): return try await account(id) == nil ? .missing : .other
        case .federatedUser(let arn):
            // Made for a while and stored nowhere.
            guard let id: AccountID = arn.accountID else { return .missing }
            return try await account(id) == nil ? .missing : .other
        case .uniqueID(let id): return try await exists(id) ? .other : .missing
        case .everyone, .service, .federated, .canonicalUser: return .other
        }
    }

    private func known(_ arn: ARN, _ id: String?) -> KnownPrincipal {
        id.map { .entity(arn: arn.description, id: $0) } ?? .missing
    }

    private func exists(_ uniqueID: String) async throws -> Bool {
        uniqueID.hasPrefix("AROA") ? try await entity(Role.self, uniqueID) != nil : try await entity(User.self, uniqueID) != nil
    }
}

extension ARN {
    fileprivate var accountID: AccountID? { AccountID(account) }
    /// `alice` of `user/path/alice`.
    fileprivate var lastName: String { String(resource.split(separator: "/").last ?? "") }
    /// `app` of `assumed-role/app/session`.
    fileprivate var roleName: String { String(resource.split(separator: "/").dropFirst().first ?? "") }
}
