package import AWSTypes
package import Model
import Synchronization

extension SQLDatabase {
    package func accounts() async throws(StoreError) -> [Account] {
        try await read { session throws(SQLError) in
            try session.query("SELECT \(Account.columns), id FROM accounts ORDER BY id", []) { row throws(SQLError) in
                guard let id: AccountID = row.text(5).flatMap({ AccountID($0) }) else { throw .malformedRow("accounts") }
                return try Account.read(row, id: id)
            }
        }
    }

    package func rootAccessKeys(of account: AccountID) async throws(StoreError) -> [AccessKey] {
        try await read { session throws(SQLError) in try AccessKey.ofRoot(account, from: session) }
    }

    package func entity<E: IAMEntity>(_ type: E.Type, _ id: String) async throws(StoreError) -> E? {
        guard let stored: any StoredIAMEntity.Type = type as? any StoredIAMEntity.Type else { throw .unavailable("no table for \(type)") }
        return try await find(stored, id) as? E
    }

    package func entity<E: IAMEntity>(_ type: E.Type, named name: String, in account: AccountID) async throws(StoreError) -> E? {
        guard let stored: any StoredIAMEntity.Type = type as? any StoredIAMEntity.Type else { throw .unavailable("no table for \(type)") }
        return try await read { session throws(SQLError) in try stored.load(named: name, in: account, from: session) as? E }
    }

    package func entities<E: IAMEntity>(_ type: E.Type, in account: AccountID, pathPrefix: String, after last: String?, limit: Int)
        async throws(StoreError) -> [E]
    {
        guard let stored: any StoredIAMEntity.Type = type as? any StoredIAMEntity.Type else { throw .unavailable("no table for \(type)") }
        return try await read { session throws(SQLError) in
            try stored.page(in: account, pathPrefix: pathPrefix, after: last, limit: limit, from: session).compactMap { $0 as? E }
        }
    }

    package func count(_ kind: IAMKind, in account: AccountID) async throws(StoreError) -> Int {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT COUNT(*) FROM iam_entities WHERE account = ? AND kind = ?", [.text(account.digits), .text(kind.rawValue)]
            ) { row throws(SQLError) in Int(row.integer(0) ?? 0) }.first ?? 0
        }
    }

    package func referrers(of target: String, in account: AccountID) async throws(StoreError) -> [IAMReferrer] {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT kind, id, role FROM iam_references WHERE account = ? AND target = ? ORDER BY kind, id, role",
                [.text(account.digits), .text(target)]
            ) { row throws(SQLError) in
                guard let kind: IAMKind = row.text(0).flatMap(IAMKind.init(rawValue:)), let id: String = row.text(1),
                    let role: IAMReference.Role = row.text(2).flatMap(IAMReference.Role.init(rawValue:))
                else { throw .malformedRow("iam_references") }
                return IAMReferrer(kind: kind, id: id, role: role)
            }
        }
    }

    package var identityEpoch: UInt64 { caches.identityEpoch.load(ordering: .acquiring) }

    package func lastUse(of accessKey: String) async throws(StoreError) -> LastUse? {
        if let known: LastUse = lastUses.remembered(of: .key(accessKey)) { return known }
        return try await read { session throws(SQLError) in try LastUses.load(accessKey, from: session) }
    }

    package func lastUses(by principal: String) async throws(StoreError) -> [LastUse] {
        // Before the table is read: what is written meanwhile is then in both.
        let unwritten: [LastUse] = lastUses.unwritten(by: principal)
        let written: [LastUse] = try await read { session throws(SQLError) in try LastUses.load(by: principal, from: session) }
        var latest: [String: LastUse] = [:]
        for use: LastUse in written + unwritten where latest[use.service].map({ $0.time < use.time }) ?? true { latest[use.service] = use }
        return latest.values.sorted { $0.service < $1.service }
    }

    package func note(_ use: LastUse, ofKey key: String?, by principal: String?) { lastUses.note(use, ofKey: key, by: principal) }

    private func find<E: StoredIAMEntity>(_ type: E.Type, _ id: String) async throws(StoreError) -> E? { try await find(id) }
}
