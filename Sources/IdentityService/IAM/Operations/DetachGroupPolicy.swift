import AWSTypes
import Model
import Service
import Wire

/// Detaches a managed policy from a group. (IAM API reference, *DetachGroupPolicy*.)
struct DetachGroupPolicy: EntityOperation {
    let groupName: GroupName
    let policyArn: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("policyArn", policyArn.text) }
    var entityName: String? { groupName.text }
    var requestKeys: IAMKeys { IAMKeys(policyARN: policyArn.text) }

    func run(on found: Group, in call: Call) async throws -> NoOutput {
        var holder: Group = found
        try holder.detach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
