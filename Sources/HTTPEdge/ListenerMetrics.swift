import Synchronization

/// What the listener counts, for `/metrics`.
package final class ListenerMetrics: Sendable {
    private let open: Atomic<Int> = Atomic(0)
    private let refused: Atomic<Int> = Atomic(0)

    package init() {}

    package var openConnections: Int { open.load(ordering: .relaxed) }
    /// Requests that were refused before they came to the gateway, and connections that were given up.
    package var refusedRequests: Int { refused.load(ordering: .relaxed) }

    func opened() { open.add(1, ordering: .relaxed) }
    func closed() { open.subtract(1, ordering: .relaxed) }
    func refuse() { refused.add(1, ordering: .relaxed) }
}
