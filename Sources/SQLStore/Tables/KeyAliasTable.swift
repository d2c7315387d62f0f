import AWSTypes
import Model

extension KeyAlias: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<KeyAlias.ID, KeyAlias> { caches.aliases }
    var cacheCost: Int { 250 }

    static func load(_ id: KeyAlias.ID, from session: any SQLSession) throws(SQLError) -> KeyAlias? {
        try session.query("SELECT revision, key_id FROM kms_aliases WHERE account = ? AND region = ? AND name = ?", id.values) {
            row throws(SQLError) in
            guard let revision: Int64 = row.integer(0), let keyID: String = row.text(1) else { throw .malformedRow("kms_aliases") }
            return KeyAlias(id: id, keyID: keyID, revision: revision)
        }.first
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO kms_aliases (account, region, name, revision, key_id) VALUES (?, ?, ?, ?, ?)",
            id.values + [.integer(stamp), .text(keyID)])
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE kms_aliases SET revision = ?, key_id = ? WHERE account = ? AND region = ? AND name = ? AND revision = ?",
            [.integer(stamp), .text(keyID)] + id.values + [.integer(revision)])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "DELETE FROM kms_aliases WHERE account = ? AND region = ? AND name = ? AND revision = ?", id.values + [.integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query(
            "SELECT 1 FROM kms_aliases WHERE account = ? AND region = ? AND name = ? AND revision = ?", id.values + [.integer(revision)]
        ) { _ in () }.count
    }
}

extension KeyAlias.ID {
    fileprivate var values: [SQLValue] { [.text(account.digits), .text(region.name), .text(name)] }
}
