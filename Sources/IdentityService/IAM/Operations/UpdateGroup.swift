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

    /// The permission is needed for the group as it is and as it will be.
    func access(to target: Found<Group>, in call: Call) -> [Access] {
        guard case .found(let group) = target else {
            return [Access(call.action, on: Group.absentARN(groupName.text, call.account), owner: call.account)]
        }
        let next: String = "arn:aws:iam::\(call.account):group\(newPath?.text ?? group.path)\(newGroupName?.text ?? group.name)"
        return Set([group.arn, next]).sorted().map { Access(call.action, on: $0, owner: call.account) }
    }

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
