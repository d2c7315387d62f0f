import AWSTypes
import Model
import Service
import Wire

/// Everything that says who may do what in the account. (IAM API reference, *GetAccountAuthorizationDetails*.)
///
/// A page may hold entities of several kinds: users first, then groups, roles and policies. Of AWS's policies those are told that are in use.
struct GetAccountAuthorizationDetails: Operation {
    let filter: [EntityFilter]?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().texts("filter", filter?.map(\.rawValue)).integer("maxItems", maxItems?.value)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> AuthorizationDetails {
        let users: [User] = try await call.allEntities(User.self)
        let groups: [Group] = try await call.allEntities(Group.self)
        let roles: [Role] = try await call.allEntities(Role.self)
        var items: [AuthorizationItem] = []
        if wants(.user) { items += users.map { .user($0) } }
        if wants(.group) { items += groups.map { .group($0) } }
        if wants(.role) { items += roles.map { .role($0) } }
        if wants(.localPolicy) { items += try await call.allEntities(ManagedPolicy.self).map { .policy(.customer($0)) } }
        if wants(.awsPolicy) {
            let used: [String] =
                users.flatMap { $0.attachedPolicies + [$0.permissionsBoundary].compactMap { $0 } } + groups.flatMap(\.attachedPolicies)
                + roles.flatMap { $0.attachedPolicies + [$0.permissionsBoundary].compactMap { $0 } }
            items += Set(used).compactMap { AWSManagedPolicies().policy($0) }.map { .policy(.aws($0)) }
        }
        let wanted: [String] = (filter ?? []).map(\.rawValue).sorted()
        let page: Page<AuthorizationItem> = try call.page(items, by: \.order, Paging(marker, maxItems, wanted))
        return try await AuthorizationDetails(page, in: call)
    }

    private func wants(_ kind: EntityFilter) -> Bool { filter.map { $0.isEmpty || $0.contains(kind) } ?? true }
}

/// One of the entities, with its place in the whole.
enum AuthorizationItem: Sendable {
    case user(User)
    case group(Group)
    case role(Role)
    case policy(AnyPolicy)

    var order: String {
        switch self {
        case .user(let user): "1\(user.name)"
        case .group(let group): "2\(group.name)"
        case .role(let role): "3\(role.name)"
        case .policy(let policy): "4\(policy.arn)"
        }
    }
}

struct AuthorizationDetails: WireEncodable {
    private var users: [UserDetailShape] = []
    private var groups: [GroupDetailShape] = []
    private var roles: [RoleDetailShape] = []
    private var policies: [ManagedPolicyDetailShape] = []
    private let marker: String?

    init(_ page: Page<AuthorizationItem>, in call: Call) async throws {
        marker = page.marker
        for item: AuthorizationItem in page.items {
            switch item {
            case .user(let user):
                var names: [String] = []
                for id: String in user.groups { if let group: Group = try await call.entity(Group.self, id) { names.append(group.name) } }
                users.append(UserDetailShape(user: user, groups: names))
            case .group(let group): groups.append(GroupDetailShape(group: group))
            case .role(let role):
                roles.append(
                    RoleDetailShape(
                        role: role, trustPolicy: try await call.shownTrustPolicy(of: role), profiles: try await call.profiles(of: role),
                        lastUse: try await call.lastUse(of: role)))
            case .policy(let policy): policies.append(ManagedPolicyDetailShape(shape: try await call.shape(of: policy)))
            }
        }
    }

    func encode(to out: inout some WireObject) {
        out.list("UserDetailList", users)
        out.list("GroupDetailList", groups)
        out.list("RoleDetailList", roles)
        out.list("Policies", policies)
        out.member("IsTruncated", marker != nil)
        out.member("Marker", marker)
    }
}

extension Call {
    /// The instance profiles that a role is in.
    fileprivate func profiles(of role: Role) async throws -> [InstanceProfileShape] {
        var shapes: [InstanceProfileShape] = []
        for referrer: IAMReferrer in try await store.referrers(of: role.id, in: account) where referrer.role == .instance {
            if let profile: InstanceProfile = try await entity(InstanceProfile.self, referrer.id) {
                shapes.append(try await shape(of: profile, isListed: true))
            }
        }
        return shapes
    }
}
