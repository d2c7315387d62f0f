import AWSTypes
import Model
import Service
import Wire

/// Attaches a managed policy to a group. (IAM API reference, *AttachGroupPolicy*.)
struct AttachGroupPolicy: EntityOperation {
    let groupName: GroupName
    let policyArn: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("policyArn", policyArn.text) }
    var entityName: String? { groupName.text }
    var requestKeys: IAMKeys { IAMKeys(policyARN: policyArn.text) }

    func run(on found: Group, in call: Call) async throws -> NoOutput {
        var holder: Group = found
        try await call.demandAttachable(policyArn.text)
        try holder.attach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
