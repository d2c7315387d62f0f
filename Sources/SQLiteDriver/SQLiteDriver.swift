import Foundation
import GRDB
package import SQLStore

/// SQLite through GRDB: one writing connection, and a pool of read-only ones beside it.
package struct SQLiteDriver: SQLDriver {
    private let writer: DatabaseQueue
    /// Nil where the database is in memory and has one connection only.
    private let readers: DatabasePool?

    /// Opens the file at `path` and makes it if it is not there. Throws if it does not keep its promises: every commit on disk.
    package init(path: String) throws(SQLError) {
        try DatabaseFile.keepPrivate(path)
        do {
            var configuration: Configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(5)
            configuration.label = "strongroom.writer"
            writer = try DatabaseQueue(path: path, configuration: configuration)
            // After opening: GRDB itself sets NORMAL for a WAL database, which would lose acknowledged writes at a power cut.
            try writer.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try database.execute(sql: "PRAGMA fullfsync = ON")
                try database.execute(sql: "PRAGMA checkpoint_fullfsync = ON")
                try database.execute(sql: "PRAGMA cache_size = -16384")
                // Each checkpoint brings the whole file to disk: rarely, and in large portions. A chore sees to the rest.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            }
            var reading: Configuration = Configuration()
            reading.readonly = true
            reading.maximumReaderCount = 4
            reading.busyMode = .timeout(5)
            reading.label = "strongroom.reader"
            readers = try DatabasePool(path: path, configuration: reading)
        } catch {
            throw SQLError(error)
        }
        try assertPromises()
    }

    /// A database in memory that ends with the process.
    package init(inMemory: Void) throws(SQLError) {
        do { writer = try DatabaseQueue() } catch { throw SQLError(error) }
        readers = nil
    }

    private func assertPromises() throws(SQLError) {
        let found: (mode: String?, level: Int?, version: String?) = try attempt {
            try writer.read { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"), try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                    try String.fetchOne(database, sql: "SELECT sqlite_version()")
                )
            }
        }
        guard found.mode == "wal", found.level == 2 else {
            throw .unavailable("SQLite does not keep its promises: journal mode \(found.mode ?? "?"), synchronous \(found.level ?? -1)")
        }
        let parts: [Int] = (found.version ?? "").split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 2, (parts[0], parts[1]) >= (3, 37) else {
            throw .unavailable("SQLite 3.37 or later is needed; this is \(found.version ?? "unknown")")
        }
    }

    package func read<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T {
        try attempt {
            if let readers { return try readers.read { database in try body(SQLiteSession(database: database)) } }
            return try writer.read { database in try body(SQLiteSession(database: database)) }
        }
    }

    package func transaction<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T {
        try attempt {
            try writer.writeWithoutTransaction { database in
                var result: T?
                try database.inTransaction(.immediate) {
                    result = try body(SQLiteSession(database: database))
                    return .commit
                }
                guard let result else { throw SQLError.unavailable("the transaction ended without a result") }
                return result
            }
        }
    }

    package func truncateLog() throws(SQLError) {
        try attempt { _ = try writer.writeWithoutTransaction { database in try database.checkpoint(.truncate) } }
    }

    package func close() throws(SQLError) {
        try attempt {
            try readers?.close()
            try writer.close()
        }
    }

    private func attempt<T>(_ body: () throws -> T) throws(SQLError) -> T {
        do { return try body() } catch { throw SQLError(error) }
    }
}

extension SQLError {
    /// GRDB's errors in this house's words. Statements' values never enter the text.
    init(_ error: any Error) {
        switch error {
        case let error as SQLError: self = error
        case let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT: self = .conflict
        case let error as DatabaseError: self = .unavailable("SQLite: \(error.extendedResultCode): \(error.message ?? "no message")")
        default: self = .unavailable("SQLite: \(type(of: error))")
        }
    }
}
