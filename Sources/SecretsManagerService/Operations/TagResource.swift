import Model
import Service
import Wire

/// Adds tags to a secret or gives them new values. (API reference, *TagResource*.)
struct TagResource: SecretOperation {
    let secretId: SecretIdentifier
    let tags: [TagMember]

    func key(_ name: String) -> KeyValue? {
        RequestTags(tags: tags.map(\.tag)).value(of: name)
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text).tags(tags.map(\.tag)) }
    func auditFields(of output: NoOutput, on target: Found<Secret>) -> AuditFields? { target.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NoOutput {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        try secret.tag(tags.map(\.tag), at: call.now)
        try await call.demandOwnAccess(to: secret, before: found, secretID: secretId.text) { key($0) }
        try await call.update(&secret)
        return NoOutput()
    }
}
