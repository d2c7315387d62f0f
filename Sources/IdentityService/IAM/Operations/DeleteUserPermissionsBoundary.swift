import AWSTypes
import Model
import Service
import Wire

/// Takes the boundary of a user's permissions away. (IAM API reference, *DeleteUserPermissionsBoundary*.)
struct DeleteUserPermissionsBoundary: EntityOperation {
    let userName: ExistingUserName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text) }
    var entityName: String? { userName.text }

    func access(to target: Found<User>, in call: Call) -> [Access] {
        guard case .found(let holder) = target else {
            return [Access(call.action, on: User.absentARN(userName.text, call.account), owner: call.account)]
        }
        let keys: IAMKeys = IAMKeys(resourceTags: holder.tags, boundary: holder.permissionsBoundary)
        return [Access(call.action, on: holder.arn, owner: call.account) { keys.value(of: $0) }]
    }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        guard holder.permissionsBoundary != nil else {
            throw AWSError.noSuchEntity("Permissions boundary for user \(holder.name) cannot be found.")
        }
        holder.permissionsBoundary = nil
        call.changes.update(holder)
        return NoOutput()
    }
}
