package import AWSTypes
package import Model
package import Service

/// Erases the secrets whose recovery window has passed, each in its own commit with its own record.
package struct ErasureChore: Chore {
    private static let batch: Int = 200

    package let name: String = "erase deleted secrets"
    package let interval: Interval = .seconds(30)
    private let store: any Store
    private let records: ServiceEvents

    package init(store: any Store, records: ServiceEvents) {
        self.store = store
        self.records = records
    }

    package func run(at now: Instant) async throws {
        while true {
            let due: [Secret] = try await store.secretsDueForErasure(at: now, limit: ErasureChore.batch)
            var erased: Int = 0
            for secret: Secret in due {
                let record: AuditRecord = records.record(
                    "EndSecretVersionDelete", source: "secretsmanager.amazonaws.com", account: secret.account, region: secret.region,
                    details: AuditFields().text("SecretId", secret.arn), at: now)
                do throws(StoreError) {
                    try await store.commit([Change(.delete, secret)], records: [record])
                    erased += 1
                } catch .conflict {
                    // Restored or deleted meanwhile; the next round looks again.
                    continue
                }
            }
            guard due.count == ErasureChore.batch, erased > 0 else { return }
        }
    }
}
