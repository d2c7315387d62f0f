import Model
import Service
import Wire

/// Shows a secret's metadata, also of one that is scheduled for deletion. (API reference, *DescribeSecret*.)
struct DescribeSecret: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }

    func run(on secret: Secret, in call: Call) async throws -> SecretDetails {
        SecretDetails(secret: secret, lastAccessedAt: try await call.store.accesses(of: secret.serial)[nil])
    }
}
