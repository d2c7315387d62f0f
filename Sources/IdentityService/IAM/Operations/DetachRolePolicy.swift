import AWSTypes
import Model
import Service
import Wire

/// Detaches a managed policy from a role. (IAM API reference, *DetachRolePolicy*.)
struct DetachRolePolicy: EntityOperation {
    let roleName: RoleName
    let policyArn: EntityARN

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("policyArn", policyArn.text) }
    var entityName: String? { roleName.text }
    var requestKeys: IAMKeys { IAMKeys(policyARN: policyArn.text) }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var holder: Role = found
        try holder.demandUnlinked()
        try holder.detach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
