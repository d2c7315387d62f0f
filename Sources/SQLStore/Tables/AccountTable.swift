import AWSTypes
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Account: StoredAggregate {
    static let columns: String = "revision, created, name, alias, password_policy"

    static func cache(in caches: Caches) -> Cache<AccountID, Account> { caches.accounts }
    var cacheCost: Int { 250 }

    static func load(_ id: AccountID, from session: any SQLSession) throws(SQLError) -> Account? {
        try session.query("SELECT \(columns) FROM accounts WHERE id = ?", [.text(id.digits)]) { row throws(SQLError) in
            try read(row, id: id)
        }.first
    }

    static func read(_ row: any SQLRow, id: AccountID) throws(SQLError) -> Account {
        guard let revision: Int64 = row.integer(0), let created: Int64 = row.integer(1) else { throw .malformedRow("accounts") }
        let policy: PasswordPolicy?
        if let text: String = row.text(4) {
            guard let read: PasswordPolicy = try? JSONDecoder().decode(PasswordPolicy.self, from: Data(text.utf8)) else {
                throw .malformedRow("accounts")
            }
            policy = read
        } else {
            policy = nil
        }
        return Account(
            id: id, createdAt: Instant(milliseconds: created), name: row.text(2), alias: row.text(3), passwordPolicy: policy,
            revision: revision)
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO accounts (id, created, revision, name, alias, password_policy) VALUES (?, ?, ?, ?, ?, ?)",
            [.text(id.digits), .integer(createdAt.milliseconds)] + changing())
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE accounts SET revision = ?, name = ?, alias = ?, password_policy = ? WHERE id = ? AND revision = ?",
            changing() + [.text(id.digits), .integer(revision)])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute("DELETE FROM accounts WHERE id = ? AND revision = ?", [.text(id.digits), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT 1 FROM accounts WHERE id = ? AND revision = ?", [.text(id.digits), .integer(revision)]) { _ in () }.count
    }

    private func changing() throws(SQLError) -> [SQLValue] {
        var policy: SQLValue = .null
        if let passwordPolicy {
            guard let json: Data = try? JSONEncoder().encode(passwordPolicy) else { throw .malformedRow("accounts") }
            policy = .text(String(decoding: json, as: UTF8.self))
        }
        return [.integer(stamp), .optional(name), .optional(alias), policy]
    }
}
