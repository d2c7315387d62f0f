import AWSTypes
import Model

extension Key: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<Key.ID, Key> { caches.keys }
    var cacheCost: Int { 300 + wrappedMaterial.count }

    static func load(_ id: Key.ID, from session: any SQLSession) throws(SQLError) -> Key? {
        try session.query(
            "SELECT revision, created, material_id, material FROM kms_keys WHERE account = ? AND region = ? AND id = ?", id.values
        ) { row throws(SQLError) in
            guard let revision: Int64 = row.integer(0), let created: Int64 = row.integer(1), let materialID: Int64 = row.integer(2),
                let material: [UInt8] = row.blob(3)
            else { throw .malformedRow("kms_keys") }
            return Key(
                id: id, createdAt: Instant(milliseconds: created), materialID: UInt32(truncatingIfNeeded: materialID),
                wrappedMaterial: material,
                revision: revision)
        }.first
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO kms_keys (account, region, id, revision, created, material_id, material) VALUES (?, ?, ?, ?, ?, ?, ?)",
            id.values + [.integer(stamp), .integer(createdAt.milliseconds), .integer(Int64(materialID)), .blob(wrappedMaterial)])
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE kms_keys SET revision = ?, material_id = ?, material = ? WHERE account = ? AND region = ? AND id = ? AND revision = ?",
            [.integer(stamp), .integer(Int64(materialID)), .blob(wrappedMaterial)] + id.values + [.integer(revision)])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "DELETE FROM kms_keys WHERE account = ? AND region = ? AND id = ? AND revision = ?", id.values + [.integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query(
            "SELECT 1 FROM kms_keys WHERE account = ? AND region = ? AND id = ? AND revision = ?", id.values + [.integer(revision)]
        ) { _ in () }.count
    }
}

extension Key.ID {
    fileprivate var values: [SQLValue] { [.text(account.digits), .text(region.name), .text(keyID)] }
}
