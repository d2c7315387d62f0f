import Model
import Service
import Wire

/// Turns rotation off; labels stay where they are. (API reference, *CancelRotateSecret*.)
struct CancelRotateSecret: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }
    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        if secret.rotation != nil {
            secret.rotation?.cancel()
            secret.lastChangedAt = call.now
            try await call.update(&secret)
        }
        return NamedSecret(secret, version: secret.labels[.pending])
    }
}
