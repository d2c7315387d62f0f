import AWSTypes
import Model

extension SecretVersion: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<SecretVersion.ID, SecretVersion> { caches.versions }
    var cacheCost: Int { 350 + (value?.bytes.count ?? 0) }

    static func load(_ id: SecretVersion.ID, from session: any SQLSession) throws(SQLError) -> SecretVersion? {
        try session.query(
            "SELECT revision, created, kind, key_arn, value FROM versions WHERE secret = ? AND version = ?",
            [.integer(id.secret), .text(id.version.text)]
        ) { row throws(SQLError) in
            guard let revision: Int64 = row.integer(0), let created: Int64 = row.integer(1) else { throw .malformedRow("versions") }
            var value: Sealed?
            if let kind: Kind = row.text(2).flatMap({ Kind(rawValue: $0) }), let keyARN: String = row.text(3),
                let bytes: [UInt8] = row.blob(4)
            {
                value = Sealed(kind: kind, keyARN: keyARN, bytes: bytes)
            }
            return SecretVersion(id: id, createdAt: Instant(milliseconds: created), value: value, revision: revision)
        }.first
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO versions (secret, version, revision, created, kind, key_arn, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(id.secret), .text(id.version.text), .integer(stamp), .integer(createdAt.milliseconds),
                .optional(value?.kind.rawValue),
                .optional(value?.keyARN), value.map { .blob($0.bytes) } ?? .null,
            ])
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try session.execute(
            "UPDATE versions SET revision = ?, kind = ?, key_arn = ?, value = ? WHERE secret = ? AND version = ? AND revision = ?",
            [
                .integer(stamp), .optional(value?.kind.rawValue), .optional(value?.keyARN), value.map { .blob($0.bytes) } ?? .null,
                .integer(id.secret), .text(id.version.text), .integer(revision),
            ])
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute("DELETE FROM accesses WHERE secret = ? AND version = ?", [.integer(id.secret), .text(id.version.text)])
        return try session.execute(
            "DELETE FROM versions WHERE secret = ? AND version = ? AND revision = ?",
            [.integer(id.secret), .text(id.version.text), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query(
            "SELECT 1 FROM versions WHERE secret = ? AND version = ? AND revision = ?",
            [.integer(id.secret), .text(id.version.text), .integer(revision)]
        ) { _ in () }.count
    }

    /// Reads a row of `version, created, key_arn`.
    static func summary(_ row: any SQLRow) throws(SQLError) -> VersionSummary {
        guard let version: String = row.text(0), let created: Int64 = row.integer(1) else { throw .malformedRow("versions") }
        return VersionSummary(id: VersionID(version), createdAt: Instant(milliseconds: created), keyARN: row.text(2))
    }
}
