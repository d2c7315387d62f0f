import AWSTypes
import Model
import Service

/// How many entities of a kind an account may have (IAM user guide, *IAM and AWS STS quotas*).
struct EntityQuota: Sendable {
    let kind: IAMKind
    /// As errors name it.
    let name: String
    let count: Int

    static let users: EntityQuota = EntityQuota(kind: .user, name: "UsersPerAccount", count: 5000)
    static let groups: EntityQuota = EntityQuota(kind: .group, name: "GroupsPerAccount", count: 300)
    static let roles: EntityQuota = EntityQuota(kind: .role, name: "RolesPerAccount", count: 1000)
    static let policies: EntityQuota = EntityQuota(kind: .policy, name: "PoliciesPerAccount", count: 1500)
    static let instanceProfiles: EntityQuota = EntityQuota(kind: .instanceProfile, name: "InstanceProfilesPerAccount", count: 1000)
    /// As many as users.
    static let mfaDevices: EntityQuota = EntityQuota(kind: .mfaDevice, name: "VirtualMFADevicesPerAccount", count: users.count)
    static let oidcProviders: EntityQuota = EntityQuota(kind: .oidcProvider, name: "OpenIdConnectProvidersPerAccount", count: 100)
}

extension Call {
    /// Throws `LimitExceeded` if there are as many already as there may be.
    func demandRoom(_ quota: EntityQuota) async throws {
        guard try await store.count(quota.kind, in: account) < quota.count else { throw AWSError.quotaExceeded(quota.name, quota.count) }
    }
}
