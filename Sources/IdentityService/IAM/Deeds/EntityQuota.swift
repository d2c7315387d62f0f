import AWSTypes
import Model
import Service

/// How many entities of a kind an account may have (IAM user guide, *IAM and AWS STS quotas*).
struct EntityQuota: Sendable {
    /// As errors name it.
    let name: String
    let count: Int

    static let users: EntityQuota = EntityQuota(name: "UsersPerAccount", count: 5000)
    static let groups: EntityQuota = EntityQuota(name: "GroupsPerAccount", count: 300)
    static let roles: EntityQuota = EntityQuota(name: "RolesPerAccount", count: 1000)
    static let policies: EntityQuota = EntityQuota(name: "PoliciesPerAccount", count: 1500)
    static let instanceProfiles: EntityQuota = EntityQuota(name: "InstanceProfilesPerAccount", count: 1000)
    /// As many as users.
    static let mfaDevices: EntityQuota = EntityQuota(name: "VirtualMFADevicesPerAccount", count: users.count)
    static let oidcProviders: EntityQuota = EntityQuota(name: "OpenIdConnectProvidersPerAccount", count: 100)
}

extension Call {
    /// Throws `LimitExceeded` if there are as many already as there may be.
    func demandRoom(for kind: IAMKind, _ quota: EntityQuota) async throws {
        guard try await store.count(kind, in: account) < quota.count else { throw AWSError.quotaExceeded(quota.name, quota.count) }
    }
}
