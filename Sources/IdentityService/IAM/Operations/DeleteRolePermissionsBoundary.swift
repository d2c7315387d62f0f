import AWSTypes
import Model
import Service
import Wire

/// Takes the boundary of a role's permissions away. (IAM API reference, *DeleteRolePermissionsBoundary*.)
struct DeleteRolePermissionsBoundary: EntityOperation {
    let roleName: RoleName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text) }
    var entityName: String? { roleName.text }

    func access(to target: Found<Role>, in call: Call) -> [Access] {
        guard case .found(let holder) = target else {
            return [Access(call.action, on: Role.absentARN(roleName.text, call.account), owner: call.account)]
        }
        let keys: IAMKeys = IAMKeys(resourceTags: holder.tags, boundary: holder.permissionsBoundary)
        return [Access(call.action, on: holder.arn, owner: call.account) { keys.value(of: $0) }]
    }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var holder: Role = found
        try holder.demandUnlinked()
        guard holder.permissionsBoundary != nil else {
            throw AWSError.noSuchEntity("Permissions boundary for role \(holder.name) cannot be found.")
        }
        holder.permissionsBoundary = nil
        call.changes.update(holder)
        return NoOutput()
    }
}
