package import AWSTypes
package import Model
package import Service

/// Erases the secrets whose recovery window has passed, each in its own commit with its own records. A batch of them goes to the store at
/// once, so that they share what bringing to disk costs.
package struct ErasureChore: Chore {
    private static let batch: Int = 200

    package let name: String = "erase deleted secrets"
    package let interval: Interval = .seconds(30)
    package let isShared: Bool = true
    private let store: any Store
    private let records: ServiceEvents

    package init(store: any Store, records: ServiceEvents) {
        self.store = store
        self.records = records
    }

    package func run(at now: Instant) async throws {
        while true {
            let due: [Secret] = try await store.secretsDueForErasure(at: now, limit: ErasureChore.batch)
            let erased: Int = try await withThrowingTaskGroup(of: Bool.self) { group in
                for secret: Secret in due { group.addTask { try await self.erase(secret, at: now) } }
                return try await group.reduce(0) { count, isErased in isErased ? count + 1 : count }
            }
            guard due.count == ErasureChore.batch, erased > 0 else { return }
        }
    }

    /// False if it was restored or deleted meanwhile; the next round looks again.
    private func erase(_ secret: Secret, at now: Instant) async throws -> Bool {
        let ends: [AuditRecord] = ends(of: secret, at: now)
        do throws(StoreError) {
            try await store.commit([Change(.delete, secret)], records: ends)
            return true
        } catch .conflict {
            return false
        }
    }

    private func ends(of secret: Secret, at now: Instant) -> [AuditRecord] {
        let event: ServiceEvent = ServiceEvent("EndSecretVersionDelete", of: secret)
        return (0..<secret.announcedVersions).map { _ in records.record(event, source: "secretsmanager.amazonaws.com", at: now) }
    }
}
