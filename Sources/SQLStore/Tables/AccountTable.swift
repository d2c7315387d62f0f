import AWSTypes
import Model

extension Account: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<AccountID, Account> { caches.accounts }
    var cacheCost: Int { 100 }

    static func load(_ id: AccountID, from session: any SQLSession) throws(SQLError) -> Account? {
        try session.query("SELECT revision, created FROM accounts WHERE id = ?", [.text(id.digits)]) { row throws(SQLError) in
            guard let revision: Int64 = row.integer(0), let created: Int64 = row.integer(1) else { throw .malformedRow("accounts") }
            return Account(id: id, createdAt: Instant(milliseconds: created), revision: revision)
        }.first
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO accounts (id, revision, created) VALUES (?, ?, ?)",
            [.text(id.digits), .integer(stamp), .integer(createdAt.milliseconds)])
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE accounts SET revision = ? WHERE id = ? AND revision = ?", [.integer(stamp), .text(id.digits), .integer(revision)])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute("DELETE FROM accounts WHERE id = ? AND revision = ?", [.text(id.digits), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT 1 FROM accounts WHERE id = ? AND revision = ?", [.text(id.digits), .integer(revision)]) { _ in () }.count
    }
}
