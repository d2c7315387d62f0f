import AWSTypes
import Model
import Service
import Wire

/// Puts a user into a group. (IAM API reference, *AddUserToGroup*.)
struct AddUserToGroup: EntityOperation {
    let groupName: GroupName
    let userName: ExistingUserName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("userName", userName.text) }
    var entityName: String? { groupName.text }

    func run(on group: Group, in call: Call) async throws -> NoOutput {
        guard var user: User = try await call.entity(User.self, named: userName.text) else { throw User.missing(userName.text) }
        guard !user.groups.contains(group.id) else { return NoOutput() }
        guard user.groups.count < User.groupLimit else { throw AWSError.quotaExceeded("GroupsPerUser", User.groupLimit) }
        user.groups.append(group.id)
        call.changes.update(user)
        call.changes.require(group)
        return NoOutput()
    }
}
