import AWSTypes
import Model
import Synchronization

/// On which day each version was last read. No part of an aggregate: reading a secret changes neither its revision nor its dates.
///
/// Kept in memory, where readers see it at once, and written with the next commit, at the latest a second later.
final class Accesses: Sendable {
    typealias Batch = [SecretVersion.ID: Int64]

    private struct State {
        var day: Int64 = 0
        /// Read today and written already; only to write nothing twice.
        var written: Set<SecretVersion.ID> = []
        var unwritten: Batch = [:]
        /// Being written now, but not yet on disk.
        var underway: Batch = [:]
    }

    /// How many written accesses are remembered; forgetting them costs a superfluous write.
    private static let remembered: Int = 50_000

    private let state: Mutex<State> = Mutex(State())

    func note(_ id: SecretVersion.ID, at now: Instant) {
        let day: Int64 = now.day
        state.withLock { state in
            if day != state.day || state.written.count > Accesses.remembered {
                state.day = day
                state.written.removeAll()
            }
            if !state.written.contains(id) { state.unwritten[id] = day }
        }
    }

    /// Takes in accesses of earlier days, as the trail has them.
    func restore(_ batch: Batch) {
        state.withLock { state in
            state.unwritten.merge(batch) { known, restored in max(known, restored) }
            state.written.subtract(batch.keys)
        }
    }

    var hasUnwritten: Bool { state.withLock { !$0.unwritten.isEmpty } }

    func takeUnwritten() -> Batch {
        state.withLock { state in
            defer { state.unwritten = [:] }
            state.underway = state.unwritten
            state.written.formUnion(state.unwritten.keys)
            return state.unwritten
        }
    }

    func putBack(_ batch: Batch) {
        state.withLock { state in
            state.unwritten.merge(batch) { newer, older in max(newer, older) }
            state.written.subtract(batch.keys)
        }
    }

    func write(_ batch: Batch, in session: any SQLSession) throws(SQLError) {
        for (id, day) in batch {
            try session.execute(
                """
                INSERT INTO accesses (secret, version, day) SELECT serial, ?, ? FROM secrets WHERE serial = ?
                ON CONFLICT (secret, version) DO UPDATE SET day = excluded.day WHERE accesses.day < excluded.day
                """,
                [.text(id.version.text), .integer(day), .integer(id.secret)])
            try session.execute(
                "UPDATE secrets SET accessed = ? WHERE serial = ? AND accessed < ?",
                [.integer(day * Interval.day.milliseconds), .integer(id.secret), .integer(day * Interval.day.milliseconds)])
        }
    }

    /// The last day, by secret, of what is not yet in the table.
    var unwrittenDays: [Int64: Int64] {
        state.withLock { state in
            var days: [Int64: Int64] = [:]
            for (id, day) in state.unwritten { days[id.secret] = max(days[id.secret] ?? 0, day) }
            for (id, day) in state.underway { days[id.secret] = max(days[id.secret] ?? 0, day) }
            return days
        }
    }

    /// What the table says of one secret, and what is not yet in the table.
    func ofSecret(_ serial: Int64, in session: any SQLSession) throws(SQLError) -> [VersionID?: Instant] {
        var days: [VersionID?: Int64] = [:]
        let rows: [(VersionID, Int64)] = try session.query("SELECT version, day FROM accesses WHERE secret = ?", [.integer(serial)]) {
            row throws(SQLError) in (VersionID(row.text(0) ?? ""), row.integer(1) ?? 0)
        }
        let unwritten: [(VersionID, Int64)] = state.withLock { state in
            (state.unwritten.merging(state.underway) { newer, _ in newer }).filter { $0.key.secret == serial }.map {
                ($0.key.version, $0.value)
            }
        }
        for (version, day) in rows + unwritten {
            days[version] = max(days[version] ?? 0, day)
            days[nil] = max(days[nil] ?? 0, day)
        }
        return days.mapValues { Instant(milliseconds: $0 * Interval.day.milliseconds) }
    }
}
