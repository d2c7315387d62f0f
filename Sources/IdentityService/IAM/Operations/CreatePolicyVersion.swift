import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Adds a version to a managed policy. (IAM API reference, *CreatePolicyVersion*.)
struct CreatePolicyVersion: PolicyOperation {
    let policyArn: EntityARN
    let policyDocument: PolicyDocumentText
    let setAsDefault: Bool?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("policyArn", policyArn.text).text("policyDocument", policyDocument.text).boolean("setAsDefault", setAsDefault)
    }

    func run(on found: AnyPolicy, in call: Call) async throws -> Single<PolicyVersionShape> {
        var policy: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        try PolicyDocument.demandManaged(policyDocument.text)
        let version: ManagedPolicy.Version = try policy.add(policyDocument.text, asDefault: setAsDefault == true, at: call.now)
        call.changes.update(policy)
        return Single(
            "PolicyVersion",
            PolicyVersionShape(name: version.name, document: nil, isDefault: setAsDefault == true, createdAt: version.createdAt))
    }
}
