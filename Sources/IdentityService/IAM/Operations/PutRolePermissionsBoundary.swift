import AWSTypes
import Model
import Service
import Wire

/// Sets the boundary of a role's permissions. (IAM API reference, *PutRolePermissionsBoundary*.)
struct PutRolePermissionsBoundary: EntityOperation {
    let roleName: RoleName
    let permissionsBoundary: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("permissionsBoundary", permissionsBoundary.text) }
    var entityName: String? { roleName.text }
    var requestKeys: IAMKeys { IAMKeys(boundary: permissionsBoundary.text) }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var holder: Role = found
        try holder.demandUnlinked()
        try await call.demandAttachable(permissionsBoundary.text)
        holder.permissionsBoundary = permissionsBoundary.text
        call.changes.update(holder)
        return NoOutput()
    }
}
