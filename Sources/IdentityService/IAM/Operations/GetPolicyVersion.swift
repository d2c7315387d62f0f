import AWSTypes
import Model
import Service
import Wire

/// Shows a version of a managed policy with its document. (IAM API reference, *GetPolicyVersion*.)
struct GetPolicyVersion: PolicyOperation {
    let policyArn: EntityARN
    let versionId: PolicyVersionID

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).text("versionId", versionId.text) }

    func run(on policy: AnyPolicy, in call: Call) async throws -> Single<PolicyVersionShape> {
        guard let version: PolicyVersionShape = policy.versions(withDocuments: true).first(where: { $0.name == versionId.text }) else {
            throw AWSError.noSuchEntity("Policy \(policy.arn) version \(versionId.text) does not exist or is not attachable.")
        }
        return Single("PolicyVersion", version)
    }
}
