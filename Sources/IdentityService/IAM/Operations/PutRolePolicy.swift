import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Puts a policy into a role. (IAM API reference, *PutRolePolicy*.)
struct PutRolePolicy: EntityOperation {
    let roleName: RoleName
    let policyName: PolicyName
    let policyDocument: PolicyDocumentText

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("roleName", roleName.text).text("policyName", policyName.text).text("policyDocument", policyDocument.text)
    }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var holder: Role = found
        try holder.demandUnlinked()
        _ = try PolicyDocument.demanded(policyDocument.text, as: .identity)
        try holder.put(InlinePolicy(name: policyName.text, document: policyDocument.text))
        call.changes.update(holder)
        return NoOutput()
    }
}
