package import Model
package import SQLStore
import Service
import Synchronization

/// Keeps every audit record in memory: those of reads and failures as they come, those of writes from the outbox.
package final class RecordBook: RecordSink, OutboxTaker {
    private struct State {
        var records: [AuditRecord] = []
        var position: Int64 = 0
        var isFull: Bool = false
    }

    private let state: Mutex<State> = Mutex(State())

    package init() {}

    package func append(_ records: [AuditRecord]) async throws {
        try state.withLock { state in
            guard !state.isFull else { throw FullBook() }
            state.records += records
        }
    }

    package func take(_ rows: [OutboxRow]) {
        state.withLock { state in
            state.records += rows.map(\.record)
            state.position = rows.last?.position ?? state.position
        }
    }

    package var durablePosition: Int64 { state.withLock { $0.position } }
    package var lastSequence: UInt64 { state.withLock { UInt64($0.records.count) } }

    /// All records so far, oldest first.
    package var all: [AuditRecord] { state.withLock { $0.records } }

    /// From now on nothing can be appended, as on a full disk.
    package func fill() { state.withLock { $0.isFull = true } }
}

/// The book takes no more records.
package struct FullBook: Error {}
