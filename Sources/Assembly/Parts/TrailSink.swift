import AWSTypes
import Logging
import Model
import SQLStore
import Service
import Synchronization
import Trail

/// Takes records to the trail: those of reads and failures at once, those of writes from the outbox, in its order.
final class TrailSink: RecordSink, OutboxTaker {
    private struct State {
        var pending: [OutboxRow] = []
        var isDelivering: Bool = false
        /// The trail did not take the first of them.
        var isRefused: Bool = false
    }

    private let trail: AuditTrail
    private let log: Logger
    private let state: Mutex<State> = Mutex(State())

    init(trail: AuditTrail, log: Logger) {
        self.trail = trail
        self.log = log
    }

    func append(_ records: [AuditRecord]) async throws {
        try await trail.append(records.map { TrailRecord(eventID: $0.eventID, time: $0.time, json: $0.json) })
    }

    func take(_ rows: [OutboxRow]) {
        let mustStart: Bool = state.withLock { state in
            state.pending += rows
            defer { state.isDelivering = true }
            return !state.isDelivering
        }
        if mustStart { Task { await deliver() } }
    }

    var durablePosition: Int64 { trail.durableOutboxPosition }
    var lastSequence: UInt64 { trail.lastSequence }

    /// Waits until everything that was taken is in the trail, or the trail refuses it; then the next start delivers it. For a clean end.
    func drain() async {
        while state.withLock({ $0.isDelivering && !$0.isRefused }) { try? await Task.sleep(for: .milliseconds(5)) }
    }

    private func deliver() async {
        while let rows: [OutboxRow] = next() {
            do {
                try await trail.append(
                    rows.map {
                        TrailRecord(eventID: $0.record.eventID, time: $0.record.time, outboxPosition: $0.position, json: $0.record.json)
                    })
                state.withLock { state in
                    state.pending.removeFirst(rows.count)
                    state.isRefused = false
                }
            } catch {
                state.withLock { $0.isRefused = true }
                // They stay in the outbox, on disk, and here: nothing is lost while the trail cannot write.
                log.critical("the trail does not take records; trying again in a second", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func next() -> [OutboxRow]? {
        state.withLock { state in
            if state.pending.isEmpty { state.isDelivering = false }
            return state.pending.isEmpty ? nil : Array(state.pending.prefix(1000))
        }
    }
}
