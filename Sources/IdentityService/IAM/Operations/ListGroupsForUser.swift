import AWSTypes
import Model
import Service
import Wire

/// Lists the groups that a user is in. (IAM API reference, *ListGroupsForUser*.)
struct ListGroupsForUser: EntityOperation {
    let userName: ExistingUserName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { userName.text }

    func run(on user: User, in call: Call) async throws -> Listed<GroupShape> {
        var groups: [Group] = []
        for id: String in user.groups { if let group: Group = try await call.entity(Group.self, id) { groups.append(group) } }
        let page: Page<Group> = try call.page(groups, by: { $0.name.lowercased() }, Paging(marker, maxItems, [user.id]))
        return Listed("Groups", page.map { GroupShape(group: $0) })
    }
}
