import AWSTypes
import Model
import Service
import Wire

/// Deletes a policy that lies in a user. (IAM API reference, *DeleteUserPolicy*.)
struct DeleteUserPolicy: EntityOperation {
    let userName: ExistingUserName
    let policyName: PolicyName

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("policyName", policyName.text) }
    var entityName: String? { userName.text }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        try holder.deleteInlinePolicy(policyName.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
