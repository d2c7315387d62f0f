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
        /// A commit failed, and the database could not say whether it was written all the same.
        var isInDoubt: Bool = false
    }

    /// More commits than this go into the next group, so that no answer waits for an endless one.
    static let largestGroup: Int = 256

    /// A group while it is being written.
    private struct Group {
        var written: [Waiting] = []
        var refused: [Waiting] = []
        var rows: [OutboxRow] = []
        var epoch: Int64?
        /// Where the mark of the accesses was moved to.
        var mark: UInt64?
        /// Nothing but COMMIT was left to do.
        var isWhole: Bool = false

        var changes: [Change] { written.flatMap(\.changes) }
    }

    private let driver: any SQLDriver
    private let caches: Caches
    private let epochs: Epochs
    private let outbox: Outbox
    private let accesses: Accesses
    private let mark: AccessMark
    private let lastUses: LastUses
    private let blocking: any BlockingRunner
    private let state: Mutex<State> = Mutex(State())

    init(
        driver: any SQLDriver, caches: Caches, epochs: Epochs, outbox: Outbox, accesses: Accesses, mark: AccessMark, lastUses: LastUses,
        blocking: any BlockingRunner
    ) {
        self.driver = driver
        self.caches = caches
        self.epochs = epochs
        self.outbox = outbox
        self.accesses = accesses
        self.mark = mark
        self.lastUses = lastUses
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
        if isInDoubt {
            do throws(SQLError) { try clearUp() } catch { return answer(group, .failure(StoreError(error))) }
        }
        var result: Group = Group()
        // Before the accesses are taken: whatever the taker has a record of is then among them, or was written earlier.
        let sequence: UInt64 = outbox.lastSequence
        let touched: Accesses.Batch = accesses.takeUnwritten()
        let uses: LastUses.Batch = lastUses.takeUnwritten()
        do throws(SQLError) {
            try driver.transaction { session throws(SQLError) in
                for commit: Waiting in group {
                    let numbered: [OutboxRow] = outbox.number(commit.records, after: result.rows.count)
                    do throws(SQLError) {
                        try session.savepoint { () throws(SQLError) in try self.apply(commit, numbered, in: session) }
                        result.written.append(commit)
                        result.rows += numbered
                    } catch .conflict {
                        result.refused.append(commit)
                    }
                }
                try accesses.write(touched, in: session)
                result.mark = try mark.write(sequence, withAccesses: !touched.isEmpty, in: session)
                try lastUses.write(uses, in: session)
                try outbox.deleteTaken(in: session)
                result.epoch = try epochs.note(result.changes, in: session)
                result.isWhole = true
            }
        } catch {
            accesses.putBack(touched)
            lastUses.putBack(uses)
            guard result.isWhole, stands(result) else { return answer(group, .failure(StoreError(error))) }
        }
        if let moved: UInt64 = result.mark { mark.written(moved) }
        epochs.publish(result.changes, of: result.epoch)
        outbox.handOver(result.rows)
        answer(result.refused, .failure(.conflict))
        answer(result.written, .success(()))
    }

    private func answer(_ commits: [Waiting], _ result: Result<Void, StoreError>) {
        for commit: Waiting in commits { commit.done(result) }
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

// MARK: - An error at COMMIT

/// An error before COMMIT undoes the group. One at COMMIT says nothing: the transaction may be on disk although nobody could report it.
extension GroupWriter {
    var isInDoubt: Bool { state.withLock { $0.isInDoubt } }

    /// Whether a group whose COMMIT failed was written all the same. If the database cannot tell, the group counts as failed, and the writer
    /// as in doubt: then nothing is written before it is known which positions are taken.
    private func stands(_ group: Group) -> Bool {
        do throws(SQLError) {
            if let row: OutboxRow = group.rows.first {
                return try driver.read { session throws(SQLError) in try Outbox.contains(row, in: session) }
            }
        } catch {}
        // Without a record there is nothing to know it by.
        caches.removeAll()
        state.withLock { $0.isInDoubt = true }
        return false
    }

    /// Gives the trail what stands in the outbox unknown to this writer, and empties the caches, which may hold what that has changed.
    private func clearUp() throws(SQLError) {
        try outbox.resynchronise(from: driver)
        caches.removeAll()
        state.withLock { $0.isInDoubt = false }
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
