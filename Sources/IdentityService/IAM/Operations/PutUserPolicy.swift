import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Puts a policy into a user. (IAM API reference, *PutUserPolicy*.)
struct PutUserPolicy: EntityOperation {
    let userName: ExistingUserName
    let policyName: PolicyName
    let policyDocument: PolicyDocumentText

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("userName", userName.text).text("policyName", policyName.text).text("policyDocument", policyDocument.text)
    }
    var entityName: String? { userName.text }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        _ = try PolicyDocument.demanded(policyDocument.text, as: .identity)
        try holder.put(InlinePolicy(name: policyName.text, document: policyDocument.text))
        call.changes.update(holder)
        return NoOutput()
    }
}
