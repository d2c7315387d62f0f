import AWSTypes
import Model
import Service
import Wire

/// Counts what there is in the account, and tells IAM's quotas. (IAM API reference, *GetAccountSummary*.)
struct GetAccountSummary: Operation {

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> AccountSummary {
        var counts: [String: Int] = [
            "UsersQuota": EntityQuota.users.count, "GroupsQuota": EntityQuota.groups.count, "RolesQuota": EntityQuota.roles.count,
            "PoliciesQuota": EntityQuota.policies.count, "InstanceProfilesQuota": EntityQuota.instanceProfiles.count,
            "AccessKeysPerUserQuota": User.keyLimit, "GroupsPerUserQuota": User.groupLimit, "AttachedPoliciesPerUserQuota": 10,
            "AttachedPoliciesPerGroupQuota": 10, "AttachedPoliciesPerRoleQuota": 10, "PolicySizeQuota": ManagedPolicy.sizeLimit,
            "VersionsPerPolicyQuota": ManagedPolicy.versionLimit, "UserPolicySizeQuota": User.inlineQuota,
            "GroupPolicySizeQuota": Group.inlineQuota, "RolePolicySizeQuota": Role.inlineQuota, "AssumeRolePolicySizeQuota": 2048,
            "AccountMFAEnabled": 0, "AccountSigningCertificatesPresent": 0, "AccountPasswordPresent": 0,
        ]
        for (name, kind): (String, IAMKind) in [
            ("Users", .user), ("Groups", .group), ("Roles", .role), ("Policies", .policy), ("InstanceProfiles", .instanceProfile),
            ("MFADevices", .mfaDevice), ("Providers", .oidcProvider),
        ] {
            counts[name] = try await call.store.count(kind, in: call.account)
        }
        counts["AccountAccessKeysPresent"] = try await call.store.rootAccessKeys(of: call.account).isEmpty ? 0 : 1
        return AccountSummary(counts: counts)
    }
}

struct AccountSummary: WireEncodable {
    let counts: [String: Int]

    func encode(to out: inout some WireObject) { out.map("SummaryMap", counts.mapValues { String($0) }) }
}
