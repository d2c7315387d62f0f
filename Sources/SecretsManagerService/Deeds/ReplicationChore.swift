package import AWSTypes
package import Model
package import Service

/// Tries copies that failed once more: the name may be free by now, the key enabled, the region served.
package struct ReplicationChore: Chore {
    private static let batch: Int = 500

    package let name: String = "heal replicas"
    package let interval: Interval = .minutes(5)
    package let isShared: Bool = true
    private let store: any Store
    private let gateway: Gateway

    package init(store: any Store, gateway: Gateway) {
        self.store = store
        self.gateway = gateway
    }

    package func run(at now: Instant) async throws {
        var last: Int64 = .min
        while true {
            let failed: [Secret] = try await store.secretsWithFailedReplicas(after: last, limit: ReplicationChore.batch)
            for secret: Secret in failed {
                try await gateway.work(as: "secretsmanager.amazonaws.com", in: secret.account, secret.region) { call in
                    guard var secret: Secret = try await call.secret(secret.id) else { return }
                    try await Replicator(call: call).heal(&secret)
                }
            }
            guard failed.count == ReplicationChore.batch, let secret: Secret = failed.last else { return }
            last = secret.serial
        }
    }
}
