import AWSTypes
import SQLStore
import Service
import Trail

/// Brings the day's accesses and the trail to disk each second: what `audit within a second` rests on.
struct SynchronizingChore: Chore {
    let name: String = "synchronize"
    let interval: Interval = .seconds(1)
    let store: SQLDatabase
    let trail: AuditTrail

    func run(at now: Instant) async throws {
        // The trail is another file: what it holds of reads goes to disk though the database may not.
        let flushed: Result<Void, any Error>
        do {
            try await store.flush()
            flushed = .success(())
        } catch {
            flushed = .failure(error)
        }
        _ = try await trail.synchronize()
        try flushed.get()
    }
}

/// Takes erased rows out of SQLite's log within a minute.
struct LogTruncatingChore: Chore {
    let name: String = "truncate the log"
    let interval: Interval = .seconds(50)
    let store: SQLDatabase

    func run(at now: Instant) async throws { try await store.truncateLog() }
}
