import AWSTypes
import Model
import Service
import Wire

/// Replaces a role's trust policy. (IAM API reference, *UpdateAssumeRolePolicy*.)
struct UpdateAssumeRolePolicy: EntityOperation {
    let roleName: RoleName
    let policyDocument: PolicyDocumentText

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("policyDocument", policyDocument.text) }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var role: Role = found
        try role.demandUnlinked()
        let trust: TrustPolicy = try await call.trustPolicy(policyDocument.text)
        role.trustPolicy = trust.text
        role.trustedIDs = trust.ids
        call.changes.update(role)
        return NoOutput()
    }
}
