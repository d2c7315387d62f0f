import Model
import PolicyEngine
import Service
import Wire

/// Removes tags from a secret. (API reference, *UntagResource*.)
struct UntagResource: SecretOperation {
    let secretId: SecretIdentifier
    let tagKeys: [TagKey]

    func key(_ name: String) -> KeyValue? {
        name == "aws:tagkeys" ? .many(tagKeys.map(\.text)) : nil
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text).texts("tagKeys", tagKeys.map(\.text)) }
    func auditFields(of output: NoOutput, on target: Found<Secret>) -> AuditFields? { target.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NoOutput {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        secret.untag(tagKeys.map(\.text), at: call.now)
        try await call.demandOwnAccess(to: secret, before: found, secretID: secretId.text) { key($0) }
        try await call.update(&secret)
        return NoOutput()
    }
}
