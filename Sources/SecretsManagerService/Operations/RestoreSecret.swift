import Model
import Service
import Wire

/// Cancels a planned deletion, so the secret can be read again. (API reference, *RestoreSecret*.)
struct RestoreSecret: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }
    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        if secret.deletionDate != nil {
            secret.restore()
            call.changes.update(secret)
            call.announceForEachVersion("CancelSecretVersionDelete", of: secret)
        }
        return NamedSecret(secret)
    }
}
