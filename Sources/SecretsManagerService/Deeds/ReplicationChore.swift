package import AWSTypes
package import Model
package import Service

/// Tries copies that failed once more: the name may be free by now, the key enabled, the region served.
package struct ReplicationChore: Chore {
    private static let batch: Int = 500

    package let name: String = "heal replicas"
    package let interval: Interval = .minutes(5)
    private let store: any Store
    private let gateway: Gateway

    package init(store: any Store, gateway: Gateway) {
        self.store = store
        self.gateway = gateway
    }

    package func run(at now: Instant) async throws {
        for account: Account in try await store.accounts() {
            for region: Region in gateway.settings.regions { try await heal(account.id, region) }
        }
    }

    /// Looks at all of an account's secrets in a region, a batch at a time.
    private func heal(_ account: AccountID, _ region: Region) async throws {
        let order: SecretOrder = SecretOrder(key: .name)
        var last: SecretPosition?
        while true {
            let rows: [ListedSecret] = try await store.secrets(of: account, in: region, order: order, after: last, limit: ReplicationChore.batch)
            for row: ListedSecret in rows where row.secret.hasFailedReplicas {
                let id: Secret.ID = row.secret.id
                try await gateway.work(as: "secretsmanager.amazonaws.com", in: account, region) { call in
                    guard var secret: Secret = try await call.secret(id) else { return }
                    try await Replicator(call: call).heal(&secret)
                }
            }
            guard rows.count == ReplicationChore.batch, let row: ListedSecret = rows.last else { return }
            last = SecretPosition(row, in: order)
        }
    }
}

extension Secret {
    fileprivate var hasFailedReplicas: Bool { replicas.contains { $0.status == .failed } }
}
