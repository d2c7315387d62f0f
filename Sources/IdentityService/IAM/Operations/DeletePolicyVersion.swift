import AWSTypes
import Model
import Service
import Wire

/// Deletes a version of a managed policy that is not the default. (IAM API reference, *DeletePolicyVersion*.)
struct DeletePolicyVersion: PolicyOperation {
    let policyArn: EntityARN
    let versionId: PolicyVersionID

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).text("versionId", versionId.text) }

    func run(on found: AnyPolicy, in call: Call) async throws -> NoOutput {
        var policy: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        try policy.deleteVersion(versionId.text, at: call.now)
        call.changes.update(policy)
        return NoOutput()
    }
}
