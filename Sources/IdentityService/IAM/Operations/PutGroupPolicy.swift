import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Puts a policy into a group. (IAM API reference, *PutGroupPolicy*.)
struct PutGroupPolicy: EntityOperation {
    let groupName: GroupName
    let policyName: PolicyName
    let policyDocument: PolicyDocumentText

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("groupName", groupName.text).text("policyName", policyName.text).text("policyDocument", policyDocument.text)
    }
    var entityName: String? { groupName.text }

    func run(on found: Group, in call: Call) async throws -> NoOutput {
        var holder: Group = found
        _ = try PolicyDocument.demanded(policyDocument.text, as: .identity)
        try holder.put(InlinePolicy(name: policyName.text, document: policyDocument.text))
        call.changes.update(holder)
        return NoOutput()
    }
}
