/// A database engine, as far as this room needs one. All calls block; they come from threads where that is allowed.
package protocol SQLDriver: Sendable {
    /// Runs `body` against one consistent snapshot. May run beside others and beside a write.
    func read<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T
    /// Runs `body` on the one writing connection, in a transaction that is on disk when this returns. An error undoes all.
    func transaction<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T
    /// Erases what deleted rows left in the write-ahead log.
    func truncateLog() throws(SQLError)
    /// Ends all connections. No call may follow.
    func close() throws(SQLError)
}

/// One connection, within a read or a transaction.
package protocol SQLSession {
    /// Runs one statement (kept prepared) and returns how many rows it changed. `?` stands for the values in their order.
    @discardableResult func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int
    /// Runs one query and reads its rows with `read`.
    func query<T>(_ sql: String, _ values: [SQLValue], _ read: (any SQLRow) throws(SQLError) -> T) throws(SQLError) -> [T]
    /// Runs `body` so that its error undoes what it did, and only that.
    func savepoint(_ body: () throws(SQLError) -> Void) throws(SQLError)
}

/// A row while it is being read. Columns count from 0.
package protocol SQLRow {
    func integer(_ column: Int) -> Int64?
    func text(_ column: Int) -> String?
    func blob(_ column: Int) -> [UInt8]?
}

/// A value for a `?`.
package enum SQLValue: Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    package static func optional(_ integer: Int64?) -> SQLValue { integer.map { .integer($0) } ?? .null }
}

package enum SQLError: Error, Sendable {
    /// A unique index or a foreign key refused, or a row was not there with the expected revision.
    case conflict
    /// A row cannot be read back: written by a newer program, or damaged. The text names table and column, no content.
    case malformedRow(String)
    /// Anything else: full disk, input or output error. For the log.
    case unavailable(String)
}
