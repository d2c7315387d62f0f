import Synchronization

/// Up to which record of the trail the accesses are in the database, so that after a crash the rest can be read from there.
final class AccessMark: Sendable {
    private let name: String
    /// What the table says.
    private let value: Atomic<UInt64>

    /// A flush that has no access to write moves the mark once it lags so many records behind, so that a start never has many to read.
    private let tolerance: Atomic<UInt64> = Atomic(10_000)

    /// Blocks.
    init(of nodes: Nodes, in driver: any SQLDriver) throws(SQLError) {
        let name: String = "accesses/\(nodes.number)"
        self.name = name
        let stored: Int64? = try driver.read { session throws(SQLError) in
            try session.query("SELECT value FROM marks WHERE name = ?", [.text(name)]) { row throws(SQLError) in row.integer(0) }.first
                .flatMap { $0 }
        }
        value = Atomic(UInt64(max(stored ?? 0, 0)))
    }

    var sequence: UInt64 { value.load(ordering: .relaxed) }

    /// From now on it lags behind nothing: the store is about to end.
    func keepUp() { tolerance.store(0, ordering: .relaxed) }

    func lags(behind sequence: UInt64) -> Bool {
        let value: UInt64 = self.sequence
        // A trail that is shorter than it was is another one.
        return sequence < value || sequence - value > tolerance.load(ordering: .relaxed)
    }

    /// Moves the mark to `sequence` if accesses are written, or it lags. Nil if it stays.
    func write(_ sequence: UInt64, withAccesses: Bool, in session: any SQLSession) throws(SQLError) -> UInt64? {
        guard withAccesses ? sequence != self.sequence : lags(behind: sequence) else { return nil }
        try session.execute(
            "INSERT INTO marks (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .integer(Int64(clamping: sequence))])
        return sequence
    }

    /// The transaction that moved it is on disk.
    func written(_ sequence: UInt64) { value.store(sequence, ordering: .relaxed) }
}
