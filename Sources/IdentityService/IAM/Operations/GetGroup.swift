import AWSTypes
import Model
import Service
import Wire

/// Describes a group and its users. (IAM API reference, *GetGroup*.)
struct GetGroup: EntityOperation {
    let groupName: GroupName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { groupName.text }

    func run(on group: Group, in call: Call) async throws -> GroupAnswer {
        let members: [User] = try await call.members(of: group)
        let page: Page<User> = try call.page(members, by: { $0.name.lowercased() }, Paging(marker, maxItems, [group.id]))
        return GroupAnswer(group: GroupShape(group: group), users: page.map { UserShape(user: $0, isListed: true) })
    }
}

struct GroupAnswer: WireEncodable {
    let group: GroupShape
    let users: Page<UserShape>

    func encode(to out: inout some WireObject) {
        out.object("Group", group)
        Listed("Users", users).encode(to: &out)
    }
}

extension Call {
    /// Who is in a group.
    func members(of group: Group) async throws -> [User] {
        var users: [User] = []
        for referrer: IAMReferrer in try await store.referrers(of: group.id, in: account) where referrer.role == .member {
            if let user: User = try await entity(User.self, referrer.id) { users.append(user) }
        }
        return users
    }
}
