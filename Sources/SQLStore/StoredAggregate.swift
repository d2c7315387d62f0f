import Model
import Synchronization

/// How an aggregate lies in tables. One file under `Tables/` for each.
protocol StoredAggregate: Aggregate {
    /// Where decoded ones are kept.
    static func cache(in caches: Caches) -> Cache<ID, Self>
    /// Bytes that a decoded one takes in memory, roughly.
    var cacheCost: Int { get }

    static func load(_ id: ID, from session: any SQLSession) throws(SQLError) -> Self?
    /// Writes a new row with ``stamp`` as its revision; a taken key is `.conflict`.
    func insert(into session: any SQLSession) throws(SQLError)
    /// Rewrites the row that has the revision that was read, with ``stamp`` as its new one; returns how many rows that were.
    func update(in session: any SQLSession) throws(SQLError) -> Int
    /// Deletes the row that has the revision that was read; returns how many rows that were.
    func delete(from session: any SQLSession) throws(SQLError) -> Int
    /// How many rows have this id and this revision.
    func count(in session: any SQLSession) throws(SQLError) -> Int
}

extension StoredAggregate {
    /// The revision that a write gives it.
    var stamp: Int64 { revision + 1 }

    func apply(_ action: Change.Action, in session: any SQLSession) throws(SQLError) {
        let rows: Int
        switch action {
        case .insert:
            try insert(into: session)
            rows = 1
        case .update: rows = try update(in: session)
        case .delete: rows = try delete(from: session)
        case .require: rows = try count(in: session)
        }
        guard rows == 1 else { throw .conflict }
    }

    /// Tells the cache what a commit has made true.
    func publish(_ action: Change.Action, to caches: Caches) {
        switch action {
        case .insert, .update:
            var written: Self = self
            written.revision = stamp
            Self.cache(in: caches).committed(written, cost: cacheCost, for: id)
        case .delete: Self.cache(in: caches).committed(nil, cost: 0, for: id)
        case .require: return
        }
        if self is any StoredIAMEntity { caches.identityEpoch.add(1, ordering: .releasing) }
    }
}
