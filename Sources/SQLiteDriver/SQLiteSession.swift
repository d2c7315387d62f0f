import Foundation
import GRDB
import GRDBSQLite
import SQLStore

/// One SQLite connection for the length of a read or a transaction.
struct SQLiteSession: SQLSession {
    let database: Database

    @discardableResult func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        do {
            let statement: Statement = try prepared(sql, values)
            try statement.execute()
            return database.changesCount
        } catch {
            throw SQLError(error)
        }
    }

    func query<T>(_ sql: String, _ values: [SQLValue], _ read: (any SQLRow) throws(SQLError) -> T) throws(SQLError) -> [T] {
        do {
            var results: [T] = []
            let cursor: RowCursor = try Row.fetchCursor(try prepared(sql, values))
            while let row: Row = try cursor.next() { results.append(try read(SQLiteRow(row: row))) }
            return results
        } catch {
            throw SQLError(error)
        }
    }

    func savepoint(_ body: () throws(SQLError) -> Void) throws(SQLError) {
        try execute("SAVEPOINT one", [])
        do throws(SQLError) {
            try body()
        } catch {
            try execute("ROLLBACK TO one", [])
            try execute("RELEASE one", [])
            throw error
        }
        try execute("RELEASE one", [])
    }

    private func prepared(_ sql: String, _ values: [SQLValue]) throws -> Statement {
        let statement: Statement = try database.cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
        for (place, value) in values.enumerated() {
            if case .text(let text) = value, text.utf8.contains(0) { try bind(text, at: Int32(place + 1), of: statement) }
        }
        return statement
    }

    /// GRDB binds texts as C strings, which end at U+0000; a text of a client may hold that.
    private func bind(_ text: String, at place: Int32, of statement: Statement) throws {
        let copying: sqlite3_destructor_type = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let bytes: [CChar] = text.utf8.map { CChar(bitPattern: $0) }
        let code: Int32 = sqlite3_bind_text(statement.sqliteStatement, place, bytes, Int32(bytes.count), copying)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

struct SQLiteRow: SQLRow {
    let row: Row

    func integer(_ column: Int) -> Int64? { row[column] as Int64? }
    /// By its length: a C string would end at U+0000.
    func text(_ column: Int) -> String? { (row[column] as Data?).map { String(decoding: $0, as: UTF8.self) } }
    func blob(_ column: Int) -> [UInt8]? { (row[column] as Data?).map { Array($0) } }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
