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

    package func lastUse(of accessKey: String) async throws(StoreError) -> AccessKeyUse? {
        if let unwritten: AccessKeyUse = keyUses.unwritten(accessKey) { return unwritten }
        return try await read { session throws(SQLError) in try KeyUses.load(accessKey, from: session) }
    }

    package func noteUse(of accessKey: String, _ use: AccessKeyUse) { keyUses.note(accessKey, use) }

    private func find<E: StoredIAMEntity>(_ type: E.Type, _ id: String) async throws(StoreError) -> E? { try await find(id) }
}
