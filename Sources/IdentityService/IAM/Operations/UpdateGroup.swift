import AWSTypes
import Model
import Service
import Wire

/// Gives a group another name or path. (IAM API reference, *UpdateGroup*.)
struct UpdateGroup: EntityOperation {
    let groupName: GroupName
    let newPath: EntityPath?
    let newGroupName: GroupName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("groupName", groupName.text).text("newPath", newPath?.text).text("newGroupName", newGroupName?.text)
    }
    var entityName: String? { groupName.text }

    func run(on found: Group, in call: Call) async throws -> NoOutput {
        var group: Group = found
        if let name: String = newGroupName?.text {
            if let other: Group = try await call.entity(Group.self, named: name), other.id != group.id {
                throw AWSError.entityExists("Group with name \(name) already exists.")
            }
            group.name = name
        }
        if let path: String = newPath?.text { group.path = path }
        call.changes.update(group)
        return NoOutput()
    }
}
