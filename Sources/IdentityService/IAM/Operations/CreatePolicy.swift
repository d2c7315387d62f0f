import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Makes a managed policy. (IAM API reference, *CreatePolicy*.)
struct CreatePolicy: Operation {
    let policyName: PolicyName
    let path: PolicyPath?
    let policyDocument: PolicyDocumentText
    let description: PolicyDescription?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("policyName", policyName.text).text("path", path?.text).text("policyDocument", policyDocument.text).text(
            "description", description?.text
        ).tags(tags?.tags)
    }

    func auditFields(of output: Single<PolicyShape>) -> AuditFields? {
        AuditFields().object("policy", AuditFields().text("policyName", output.shape.policy.name).text("arn", output.shape.policy.arn))
    }

    private func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):policy\(path?.text ?? "/")\(policyName.text)" }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [])
        return ([call.action] + (tags == nil ? [] : ["iam:TagPolicy"])).map { action in
            Access(action, on: arn(in: call.account), owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> Single<PolicyShape> {
        try PolicyDocument.demandManaged(policyDocument.text)
        guard try await call.entity(ManagedPolicy.self, named: policyName.text) == nil else {
            throw AWSError.entityExists("A policy called \(policyName.text) already exists. Duplicate names are not allowed.")
        }
        var policy: ManagedPolicy = ManagedPolicy(
            uniqueID: UniqueID.policy(call.randomness), account: call.account, path: path?.text ?? "/", name: policyName.text,
            description: description?.text, createdAt: call.now, document: policyDocument.text)
        policy.tags = try [].adding(tags?.tags ?? [])
        try await call.demandRoom(.policies)
        call.changes.insert(policy)
        return Single("Policy", PolicyShape(policy: .customer(policy), attachments: 0, boundaries: 0))
    }
}
