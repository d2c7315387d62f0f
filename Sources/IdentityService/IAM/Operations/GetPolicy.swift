import AWSTypes
import Model
import Service
import Wire

/// Describes a managed policy. (IAM API reference, *GetPolicy*.)
struct GetPolicy: PolicyOperation {
    let policyArn: EntityARN

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text) }

    func run(on policy: AnyPolicy, in call: Call) async throws -> Single<PolicyShape> {
        Single("Policy", try await call.shape(of: policy))
    }
}
