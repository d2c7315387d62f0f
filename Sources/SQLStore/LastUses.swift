import AWSTypes
import Model
import Synchronization

/// When access keys, and the services by each user and role, were last used. Like ``Accesses`` no part of an aggregate: kept in memory and
/// written with the next commit.
///
/// To the minute, so that a busy key costs one row a minute.
final class LastUses: Sendable {
    /// What was used: a key, whatever for, or a service by a user or role.
    struct Subject: Hashable, Sendable {
        let id: String
        /// Empty for a key: of that, only the very last use counts.
        let service: String

        static func key(_ id: String) -> Subject { Subject(id: id, service: "") }
    }

    typealias Batch = [Subject: LastUse]

    fileprivate struct State {
        var latest: Batch = [:]
        var unwritten: Set<Subject> = []
    }

    /// So many are remembered; beyond, all that is written is forgotten.
    fileprivate static let remembered: Int = 20_000
    fileprivate static let grain: Interval = .minutes(1)

    private let state: Mutex<State> = Mutex(State())

    func note(_ use: LastUse, ofKey key: String?, by principal: String?) {
        state.withLock { state in
            if let key { state.note(use, of: .key(key)) }
            if let principal { state.note(use, of: Subject(id: principal, service: use.service)) }
        }
    }

    var hasUnwritten: Bool { state.withLock { !$0.unwritten.isEmpty } }

    func remembered(of subject: Subject) -> LastUse? { state.withLock { $0.latest[subject] } }

    /// Those by a user or role that the table may not have yet.
    func unwritten(by principal: String) -> [LastUse] {
        state.withLock { state in state.unwritten.filter { $0.id == principal && !$0.service.isEmpty }.compactMap { state.latest[$0] } }
    }

    func takeUnwritten() -> Batch {
        state.withLock { state in
            defer { state.unwritten = [] }
            let unwritten: Set<Subject> = state.unwritten
            return state.latest.filter { unwritten.contains($0.key) }
        }
    }

    func putBack(_ batch: Batch) { state.withLock { $0.unwritten.formUnion(batch.keys) } }

    func write(_ batch: Batch, in session: any SQLSession) throws(SQLError) {
        for (subject, use) in batch {
            try session.execute(
                """
                INSERT INTO last_uses (subject, scope, time, service, region) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (subject, scope) DO UPDATE SET time = excluded.time, service = excluded.service, region = excluded.region
                """,
                [
                    .text(subject.id), .text(subject.service), .integer(use.time.milliseconds), .text(use.service),
                    .text(use.region.name),
                ])
        }
    }

    static func load(_ key: String, from session: any SQLSession) throws(SQLError) -> LastUse? {
        try session.query("SELECT time, service, region FROM last_uses WHERE subject = ? AND scope = ''", [.text(key)], read).first
    }

    static func load(by principal: String, from session: any SQLSession) throws(SQLError) -> [LastUse] {
        try session.query("SELECT time, service, region FROM last_uses WHERE subject = ? AND scope <> ''", [.text(principal)], read)
    }

    private static func read(_ row: any SQLRow) throws(SQLError) -> LastUse {
        guard let time: Int64 = row.integer(0), let service: String = row.text(1), let region: String = row.text(2) else {
            throw .malformedRow("last_uses")
        }
        return LastUse(time: Instant(milliseconds: time), service: service, region: Region(region))
    }
}

extension LastUses.State {
    fileprivate mutating func note(_ use: LastUse, of subject: LastUses.Subject) {
        if let last: LastUse = latest[subject], last.service == use.service, last.region == use.region,
            use.time < last.time + LastUses.grain
        {
            return
        }
        if latest.count >= LastUses.remembered {
            let unwritten: Set<LastUses.Subject> = unwritten
            latest = latest.filter { unwritten.contains($0.key) }
        }
        latest[subject] = use
        unwritten.insert(subject)
    }
}
