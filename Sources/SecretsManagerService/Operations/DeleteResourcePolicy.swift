import Model
import Service
import Wire

/// Takes the resource policy off; no error if there is none. (API reference, *DeleteResourcePolicy*.)
struct DeleteResourcePolicy: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }
    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        if secret.policy != nil {
            secret.policy = nil
            secret.policyPrincipalIDs = nil
            secret.lastChangedAt = call.now
            try await call.update(&secret)
        }
        return NamedSecret(secret)
    }
}
