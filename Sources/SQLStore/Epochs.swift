import AWSTypes
import Model
import Synchronization

/// Keeps the caches of several nodes over one database coherent: every commit raises the epoch and names what it changed, and a node, before
/// it answers a request, forgets what others have changed up to an epoch that it reads after the request arrived.
///
/// With one node the caches are always right, and nothing here asks or writes anything.
final class Epochs: Sendable {
    private struct Queue {
        var waiting: [@Sendable (Result<Void, StoreError>) -> Void] = []
        var isLooking: Bool = false
    }

    private let isAlone: Bool
    /// Rows of so many epochs are kept; a node that is further behind empties its caches.
    private let kept: Int64
    private let driver: any SQLDriver
    private let caches: Caches
    private let blocking: any BlockingRunner
    /// The epoch up to which the caches know all changes. Held while they are told of some, so that an old value never comes after a new one.
    private let seen: Mutex<Int64>
    private let queue: Mutex<Queue> = Mutex(Queue())

    /// Every so many epochs old rows are deleted.
    private static let trimInterval: Int64 = 64

    /// Blocks.
    init(nodes: Nodes, kept: Int64, driver: any SQLDriver, caches: Caches, blocking: any BlockingRunner) throws(SQLError) {
        if case .one = nodes { isAlone = true } else { isAlone = false }
        self.kept = kept
        self.driver = driver
        self.caches = caches
        self.blocking = blocking
        seen = Mutex(try driver.read { session throws(SQLError) in try Epochs.newest(in: session).epoch })
    }

    // MARK: - Writing

    /// Raises the epoch and names what changed, in the transaction of the changes. Nil with one node.
    func note(_ changes: some Sequence<Change>, in session: any SQLSession) throws(SQLError) -> Int64? {
        guard !isAlone else { return nil }
        var keys: Set<ChangedKey> = []
        for change: Change in changes {
            if case .require = change.action { continue }
            keys.insert(ChangedKey(change.aggregate))
        }
        guard !keys.isEmpty else { return nil }
        // The row stays locked until the end of the transaction: epochs become visible in their order.
        try session.execute("UPDATE epochs SET epoch = epoch + 1", [])
        let epoch: Int64 = try Epochs.newest(in: session).epoch
        for key: ChangedKey in keys {
            try session.execute(
                "INSERT INTO changes (epoch, kind, id) VALUES (?, ?, ?)", [.integer(epoch), .text(key.kind), .text(key.id)])
        }
        if epoch % Epochs.trimInterval == 0, epoch > kept {
            try session.execute("UPDATE epochs SET trimmed = ?", [.integer(epoch - kept)])
            try session.execute("DELETE FROM changes WHERE epoch <= ?", [.integer(epoch - kept)])
        }
        return epoch
    }

    /// Tells the caches of this node's own commit, after it is on disk. If a look at others' changes was faster, the keys are forgotten:
    /// among those changes may be later ones of the same key.
    func publish(_ changes: some Sequence<Change>, of epoch: Int64?) {
        seen.withLock { seen in
            let isLate: Bool = epoch.map { $0 <= seen } ?? false
            for change: Change in changes {
                if isLate {
                    ChangedKey(change.aggregate).evict(from: caches)
                } else {
                    (change.aggregate as? any StoredAggregate)?.publish(change.action, to: caches)
                }
            }
            if let epoch, epoch == seen + 1 { seen = epoch }
        }
    }

    // MARK: - Reading

    /// Returns when the caches know everything that was committed before the call. Waiting calls share one look.
    func catchUp() async throws(StoreError) {
        guard !isAlone else { return }
        let result: Result<Void, StoreError> = await withUnsafeContinuation { continuation in
            let mustStart: Bool = queue.withLock { queue in
                queue.waiting.append { continuation.resume(returning: $0) }
                defer { queue.isLooking = true }
                return !queue.isLooking
            }
            if mustStart { blocking.enqueue { self.look() } }
        }
        try result.get()
    }

    /// Looks for those who wait now; who comes while it looks gets the next look.
    private func look() {
        while true {
            let waiting: [@Sendable (Result<Void, StoreError>) -> Void] = queue.withLock { queue in
                defer { queue.waiting = [] }
                if queue.waiting.isEmpty { queue.isLooking = false }
                return queue.waiting
            }
            guard !waiting.isEmpty else { return }
            let result: Result<Void, StoreError>
            do throws(SQLError) {
                try apply()
                result = .success(())
            } catch {
                result = .failure(StoreError(error))
            }
            for done in waiting { done(result) }
        }
    }

    private func apply() throws(SQLError) {
        let before: Int64 = seen.withLock { $0 }
        let (newest, keys): (Int64, [ChangedKey]?) = try driver.read { session throws(SQLError) in
            let (epoch, trimmed): (Int64, Int64) = try Epochs.newest(in: session)
            guard epoch > before else { return (epoch, []) }
            guard trimmed <= before else { return (epoch, nil) }
            return (
                epoch,
                try session.query(
                    "SELECT DISTINCT kind, id FROM changes WHERE epoch > ?", [.integer(before)]
                ) { row throws(SQLError) in ChangedKey(kind: row.text(0) ?? "", id: row.text(1) ?? "") }
            )
        }
        guard newest > before else { return }
        seen.withLock { seen in
            if let keys { for key: ChangedKey in keys { key.evict(from: caches) } } else { caches.removeAll() }
            seen = max(seen, newest)
        }
    }

    private static func newest(in session: any SQLSession) throws(SQLError) -> (epoch: Int64, trimmed: Int64) {
        guard
            let row: (Int64, Int64) = try session.query(
                "SELECT epoch, trimmed FROM epochs", [],
                { row throws(SQLError) in
                    (row.integer(0) ?? 0, row.integer(1) ?? 0)
                }
            ).first
        else { throw .malformedRow("epochs") }
        return row
    }
}
