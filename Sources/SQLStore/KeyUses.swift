import AWSTypes
import Model
import Synchronization

/// When each access key was last used. Like ``Accesses`` no part of an aggregate: kept in memory and written with the next commit.
///
/// To the minute, so that a busy key costs one row a minute.
final class KeyUses: Sendable {
    typealias Batch = [String: AccessKeyUse]

    private struct State {
        var latest: Batch = [:]
        var unwritten: Set<String> = []
    }

    /// So many keys are remembered; beyond, all that is written is forgotten.
    private static let remembered: Int = 10_000
    private static let grain: Interval = .minutes(1)

    private let state: Mutex<State> = Mutex(State())

    func note(_ key: String, _ use: AccessKeyUse) {
        state.withLock { state in
            if let last: AccessKeyUse = state.latest[key], last.service == use.service, last.region == use.region,
                use.time < last.time + KeyUses.grain
            {
                return
            }
            if state.latest.count >= KeyUses.remembered {
                let unwritten: Set<String> = state.unwritten
                state.latest = state.latest.filter { unwritten.contains($0.key) }
            }
            state.latest[key] = use
            state.unwritten.insert(key)
        }
    }

    var hasUnwritten: Bool { state.withLock { !$0.unwritten.isEmpty } }

    func unwritten(_ key: String) -> AccessKeyUse? { state.withLock { $0.latest[key] } }

    func takeUnwritten() -> Batch {
        state.withLock { state in
            defer { state.unwritten = [] }
            let unwritten: Set<String> = state.unwritten
            return state.latest.filter { unwritten.contains($0.key) }
        }
    }

    func putBack(_ batch: Batch) { state.withLock { $0.unwritten.formUnion(batch.keys) } }

    func write(_ batch: Batch, in session: any SQLSession) throws(SQLError) {
        for (key, use) in batch {
            try session.execute(
                """
                INSERT INTO key_uses (access_key, time, service, region) VALUES (?, ?, ?, ?)
                ON CONFLICT (access_key) DO UPDATE SET time = excluded.time, service = excluded.service, region = excluded.region
                """,
                [.text(key), .integer(use.time.milliseconds), .text(use.service), .text(use.region.name)])
        }
    }

    static func load(_ key: String, from session: any SQLSession) throws(SQLError) -> AccessKeyUse? {
        try session.query("SELECT time, service, region FROM key_uses WHERE access_key = ?", [.text(key)]) { row throws(SQLError) in
            guard let time: Int64 = row.integer(0), let service: String = row.text(1), let region: String = row.text(2) else {
                throw .malformedRow("key_uses")
            }
            return AccessKeyUse(time: Instant(milliseconds: time), service: service, region: Region(region))
        }.first
    }
}
