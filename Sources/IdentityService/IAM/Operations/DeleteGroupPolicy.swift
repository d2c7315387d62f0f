import AWSTypes
import Model
import Service
import Wire

/// Deletes a policy that lies in a group. (IAM API reference, *DeleteGroupPolicy*.)
struct DeleteGroupPolicy: EntityOperation {
    let groupName: GroupName
    let policyName: PolicyName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("policyName", policyName.text) }
    var entityName: String? { groupName.text }

    func run(on found: Group, in call: Call) async throws -> NoOutput {
        var holder: Group = found
        try holder.deleteInlinePolicy(policyName.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
