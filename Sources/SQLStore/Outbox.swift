import AWSTypes
package import Model
import Synchronization

/// An audit record on its way from a commit to the trail.
package struct OutboxRow: Sendable {
    /// Ascending in commit order; the trail remembers how far it has come.
    package let position: Int64
    package let record: AuditRecord

    package init(position: Int64, record: AuditRecord) {
        self.position = position
        self.record = record
    }
}

/// Where the outbox delivers to: the trail.
package protocol OutboxTaker: Sendable {
    /// Takes rows in ascending order, after their commit is on disk. Must not block; keeps the order of its calls.
    func take(_ rows: [OutboxRow])
    /// Up to which position the rows are on disk with the taker, so that they may be deleted here.
    var durablePosition: Int64 { get }
    /// How many records the taker has, of reads too: the accesses of all of them were noted here before.
    var lastSequence: UInt64 { get }
}

/// The records of writes: inserted in the commit's own transaction, deleted once the trail has them on disk.
final class Outbox: Sendable {
    private struct State {
        var lastPosition: Int64
        var deletedUpTo: Int64 = 0
    }

    private let taker: any OutboxTaker
    private let nodes: Nodes
    private let state: Mutex<State>

    /// `lastPosition` is the highest position that the trail has; the table may have higher ones. Blocks.
    init(taker: any OutboxTaker, nodes: Nodes, lastPosition: Int64, driver: any SQLDriver) throws(SQLError) {
        let positions: ClosedRange<Int64> = nodes.positions
        let highest: Int64? = try driver.read { session throws(SQLError) in
            try session.query(
                "SELECT MAX(position) FROM outbox WHERE position BETWEEN ? AND ?",
                [.integer(positions.lowerBound), .integer(positions.upperBound)]
            ) { row throws(SQLError) in row.integer(0) }.first.flatMap { $0 }
        }
        self.taker = taker
        self.nodes = nodes
        state = Mutex(State(lastPosition: max(highest ?? 0, lastPosition, positions.lowerBound)))
    }

    /// Numbers `records` of a group in which `earlier` rows are numbered already. The numbers count only once handed over.
    func number(_ records: [AuditRecord], after earlier: Int) -> [OutboxRow] {
        let first: Int64 = state.withLock { $0.lastPosition } + Int64(earlier) + 1
        return records.enumerated().map { index, record in OutboxRow(position: first + Int64(index), record: record) }
    }

    func insert(_ row: OutboxRow, into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO outbox (position, event, time, json) VALUES (?, ?, ?, ?)",
            [.integer(row.position), .text(row.record.eventID), .integer(row.record.time.milliseconds), .blob(row.record.json)])
    }

    /// How many records the taker has by now.
    var lastSequence: UInt64 { taker.lastSequence }

    /// Deletes what the taker has on disk.
    func deleteTaken(in session: any SQLSession) throws(SQLError) {
        let durable: Int64 = taker.durablePosition
        guard durable > state.withLock({ $0.deletedUpTo }) else { return }
        try session.execute(
            "DELETE FROM outbox WHERE position BETWEEN ? AND ?", [.integer(nodes.positions.lowerBound), .integer(durable)])
        state.withLock { $0.deletedUpTo = durable }
    }

    /// The group is on disk: its numbers are used up, and the taker gets its rows.
    func handOver(_ rows: [OutboxRow]) {
        guard let last: OutboxRow = rows.last else { return }
        state.withLock { $0.lastPosition = last.position }
        taker.take(rows)
    }

    /// Whether the transaction that inserted `row` is in the database.
    static func contains(_ row: OutboxRow, in session: any SQLSession) throws(SQLError) -> Bool {
        try session.query("SELECT 1 FROM outbox WHERE position = ? AND event = ?", [.integer(row.position), .text(row.record.eventID)]) {
            _ in
            ()
        }.isEmpty == false
    }

    /// Hands over what is in the table behind the last position that was handed over.
    func resynchronise(from driver: any SQLDriver) throws(SQLError) {
        let last: Int64 = state.withLock { $0.lastPosition }
        handOver(try driver.read { session throws(SQLError) in try Outbox.rows(after: last, of: self.nodes, in: session) })
    }

    /// What lies in the table of this node's records behind `position`, oldest first: what the trail lacks after a crash.
    static func rows(after position: Int64, of nodes: Nodes, in session: any SQLSession) throws(SQLError) -> [OutboxRow] {
        try session.query(
            "SELECT position, event, time, json FROM outbox WHERE position > ? AND position <= ? ORDER BY position",
            [.integer(max(position, nodes.positions.lowerBound)), .integer(nodes.positions.upperBound)]
        ) {
            row throws(SQLError) in
            guard let position: Int64 = row.integer(0), let event: String = row.text(1), let time: Int64 = row.integer(2),
                let json: [UInt8] = row.blob(3)
            else { throw .malformedRow("outbox") }
            return OutboxRow(position: position, record: AuditRecord(eventID: event, time: Instant(milliseconds: time), json: json))
        }
    }
}
