import Model
import Service
import Wire

/// Shows the resource policy, byte for byte as it was put. (API reference, *GetResourcePolicy*.)
struct GetResourcePolicy: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }

    func run(on secret: Secret, in call: Call) async throws -> ShownPolicy {
        try secret.demandAlive()
        return ShownPolicy(arn: secret.arn, name: secret.name, policy: secret.policy)
    }
}
