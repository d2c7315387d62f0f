import AWSTypes
import Model
import Service
import Wire

/// Attaches a managed policy to a role. (IAM API reference, *AttachRolePolicy*.)
struct AttachRolePolicy: EntityOperation {
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
        try await call.demandAttachable(policyArn.text)
        try holder.attach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
