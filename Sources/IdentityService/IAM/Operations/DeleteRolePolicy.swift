import AWSTypes
import Model
import Service
import Wire

/// Deletes a policy that lies in a role. (IAM API reference, *DeleteRolePolicy*.)
struct DeleteRolePolicy: EntityOperation {
    let roleName: RoleName
    let policyName: PolicyName

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("policyName", policyName.text) }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var holder: Role = found
        try holder.demandUnlinked()
        try holder.deleteInlinePolicy(policyName.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
