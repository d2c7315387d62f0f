import AWSTypes
import Model
import Service
import Wire

/// Deletes a managed policy that nobody has any more. (IAM API reference, *DeletePolicy*.)
struct DeletePolicy: PolicyOperation {
    let policyArn: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text) }

    func run(on found: AnyPolicy, in call: Call) async throws -> NoOutput {
        let policy: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        guard try await call.store.referrers(of: policy.arn, in: call.account).isEmpty else {
            throw AWSError.deleteConflict("Cannot delete a policy attached to entities.")
        }
        guard policy.versions.count == 1 else {
            throw AWSError.deleteConflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy."
            )
        }
        call.changes.delete(policy)
        return NoOutput()
    }
}
