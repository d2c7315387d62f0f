import AWSTypes
import Model
import Synchronization

/// Takes all commits that wait into one transaction, a savepoint each, and so one fsync for all of them.
///
/// A commit that conflicts rolls back alone. Cache, outbox and callers hear of a group only after its transaction is on disk.
final class GroupWriter: Sendable {
    private struct Waiting: Sendable {
        let changes: [Change]
        let records: [AuditRecord]
        let done: @Sendable (Result<Void, StoreError>) -> Void
    }

    private struct State {
        var waiting: [Waiting] = []
        var isRunning: Bool = false
    }

    /// More commits than this go into the next group, so that no answer waits for an endless one.
    static let largestGroup: Int = 256

    private let driver: any SQLDriver
    private let caches: Caches
    private let outbox: Outbox
    private let accesses: Accesses
    private let keyUses: KeyUses
    private let blocking: any BlockingRunner
    private let state: Mutex<State> = Mutex(State())

    init(driver: any SQLDriver, caches: Caches, outbox: Outbox, accesses: Accesses, keyUses: KeyUses, blocking: any BlockingRunner) {
        self.driver = driver
        self.caches = caches
        self.outbox = outbox
        self.accesses = accesses
        self.keyUses = keyUses
        self.blocking = blocking
    }

    /// Returns when the changes are on disk.
    func commit(_ changes: [Change], records: [AuditRecord]) async throws(StoreError) {
        let result: Result<Void, StoreError> = await withUnsafeContinuation { continuation in
            submit(Waiting(changes: changes, records: records) { result in continuation.resume(returning: result) })
        }
        try result.get()
    }

    private func submit(_ commit: Waiting) {
        let mustStart: Bool = state.withLock { state in
            state.waiting.append(commit)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustStart { blocking.enqueue { self.drain() } }
    }

    private func drain() {
        while let group: [Waiting] = next() { write(group) }
    }

    private func next() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isRunning = false
                return nil
            }
            let group: ArraySlice<Waiting> = state.waiting.prefix(GroupWriter.largestGroup)
            state.waiting.removeFirst(group.count)
            return Array(group)
        }
    }

    private func write(_ group: [Waiting]) {
        var written: [Waiting] = []
        var refused: [Waiting] = []
        var rows: [OutboxRow] = []
        let touched: Accesses.Batch = accesses.takeUnwritten()
        let uses: KeyUses.Batch = keyUses.takeUnwritten()
        do throws(SQLError) {
            try driver.transaction { session throws(SQLError) in
                for commit: Waiting in group {
                    let numbered: [OutboxRow] = outbox.number(commit.records, after: rows.count)
                    do throws(SQLError) {
                        try session.savepoint { () throws(SQLError) in try self.apply(commit, numbered, in: session) }
                        written.append(commit)
                        rows += numbered
                    } catch .conflict {
                        refused.append(commit)
                    }
                }
                try accesses.write(touched, in: session)
                try keyUses.write(uses, in: session)
                try outbox.deleteTaken(in: session)
            }
        } catch {
            accesses.putBack(touched)
            keyUses.putBack(uses)
            let failure: StoreError = StoreError(error)
            for commit: Waiting in group { commit.done(.failure(failure)) }
            return
        }
        for change: Change in written.lazy.flatMap(\.changes) {
            (change.aggregate as? any StoredAggregate)?.publish(change.action, to: caches)
        }
        outbox.handOver(rows)
        for commit: Waiting in refused { commit.done(.failure(.conflict)) }
        for commit: Waiting in written { commit.done(.success(())) }
    }

    private func apply(_ commit: Waiting, _ rows: [OutboxRow], in session: any SQLSession) throws(SQLError) {
        for change: Change in commit.changes {
            guard let stored: any StoredAggregate = change.aggregate as? any StoredAggregate else {
                throw .unavailable("no table for \(type(of: change.aggregate))")
            }
            try stored.apply(change.action, in: session)
        }
        for row: OutboxRow in rows { try outbox.insert(row, into: session) }
    }
}

extension StoreError {
    init(_ error: SQLError) {
        switch error {
        case .conflict: self = .conflict
        case .malformedRow(let place): self = .unavailable("malformed row: \(place)")
        case .unavailable(let reason): self = .unavailable(reason)
        }
    }
}
