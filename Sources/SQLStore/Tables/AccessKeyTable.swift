import AWSTypes
import Model

extension AccessKey: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<String, AccessKey> { caches.accessKeys }
    var cacheCost: Int { 200 + sealedSecret.count }

    static func load(_ id: String, from session: any SQLSession) throws(SQLError) -> AccessKey? {
        try session.query("SELECT \(columns) FROM access_keys WHERE id = ?", [.text(id)], read).first
    }

    static let columns: String = "revision, account, owner, secret, created, active, id"

    static func read(_ row: any SQLRow) throws(SQLError) -> AccessKey {
        guard let revision: Int64 = row.integer(0), let digits: String = row.text(1), let account: AccountID = AccountID(digits),
            let owner: String = row.text(2), let secret: [UInt8] = row.blob(3),
            let created: Int64 = row.integer(4), let active: Int64 = row.integer(5), let id: String = row.text(6)
        else { throw .malformedRow("access_keys") }
        return AccessKey(
            id: id, owner: AccessKey.Owner(stored: owner, account: account), sealedSecret: secret,
            createdAt: Instant(milliseconds: created), isActive: active != 0,
            revision: revision)
    }

    static func ofRoot(_ account: AccountID, from session: any SQLSession) throws(SQLError) -> [AccessKey] {
        try session.query(
            "SELECT \(columns) FROM access_keys WHERE account = ? AND owner = 'root' ORDER BY created, id", [.text(account.digits)], read)
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO access_keys (id, revision, account, owner, secret, created, active) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(id), .integer(stamp), .text(owner.account.digits), .text(owner.stored), .blob(sealedSecret),
                .integer(createdAt.milliseconds),
                .integer(isActive ? 1 : 0),
            ])
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE access_keys SET revision = ?, active = ? WHERE id = ? AND revision = ?",
            [.integer(stamp), .integer(isActive ? 1 : 0), .text(id), .integer(revision)])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute("DELETE FROM access_keys WHERE id = ? AND revision = ?", [.text(id), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT 1 FROM access_keys WHERE id = ? AND revision = ?", [.text(id), .integer(revision)]) { _ in () }.count
    }
}

extension AccessKey.Owner {
    /// `root`, or a user's unique id.
    fileprivate var stored: String {
        switch self {
        case .root: "root"
        case .user(_, let id): id
        }
    }

    fileprivate init(stored text: String, account: AccountID) { self = text == "root" ? .root(account) : .user(account, id: text) }
}
