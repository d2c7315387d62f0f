import AWSTypes
import Model
import Service
import Wire

/// Sets the boundary of a user's permissions. (IAM API reference, *PutUserPermissionsBoundary*.)
struct PutUserPermissionsBoundary: EntityOperation {
    let userName: ExistingUserName
    let permissionsBoundary: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("permissionsBoundary", permissionsBoundary.text) }
    var entityName: String? { userName.text }
    var requestKeys: IAMKeys { IAMKeys(boundary: permissionsBoundary.text) }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        try await call.demandAttachable(permissionsBoundary.text)
        holder.permissionsBoundary = permissionsBoundary.text
        call.changes.update(holder)
        return NoOutput()
    }
}
