import AWSTypes
import Model
import Service
import Wire

/// Makes another version of a managed policy the one that holds. (IAM API reference, *SetDefaultPolicyVersion*.)
struct SetDefaultPolicyVersion: PolicyOperation {
    let policyArn: EntityARN
    let versionId: PolicyVersionID

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).text("versionId", versionId.text) }

    func run(on found: AnyPolicy, in call: Call) async throws -> NoOutput {
        var policy: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        try policy.setDefault(versionId.text, at: call.now)
        call.changes.update(policy)
        return NoOutput()
    }
}
