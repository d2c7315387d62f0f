import AWSTypes
import Model
import Service
import Wire

/// Shows a policy that lies in a group. (IAM API reference, *GetGroupPolicy*.)
struct GetGroupPolicy: EntityOperation {
    let groupName: GroupName
    let policyName: PolicyName

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("policyName", policyName.text) }
    var entityName: String? { groupName.text }

    func run(on holder: Group, in call: Call) async throws -> InlinePolicyAnswer {
        InlinePolicyAnswer(holder: "GroupName", name: holder.name, policy: try holder.inlinePolicy(policyName.text))
    }
}
