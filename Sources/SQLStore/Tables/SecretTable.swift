import AWSTypes
import Model

extension Secret: StoredAggregate {
    static func cache(in caches: Caches) -> Cache<Secret.ID, Secret> { caches.secrets }
    var cacheCost: Int {
        900 + arn.utf8.count * 2 + (policy?.utf8.count ?? 0) + (details?.utf8.count ?? 0) + (tags?.count ?? 0) * 80 + labels.holders.count
            * 100 + replicas.count * 200
    }

    static func load(_ id: Secret.ID, from session: any SQLSession) throws(SQLError) -> Secret? {
        try session.query(
            "SELECT \(columns) FROM secrets WHERE account = ? AND region = ? AND name = ?",
            [.text(id.account.digits), .text(id.region.name), .text(id.name)]
        ) { row throws(SQLError) in try read(row, account: id.account, region: id.region).secret }.first
    }

    func insert(into session: any SQLSession) throws(SQLError) {
        let marks: String = Array(repeating: "?", count: 23).joined(separator: ", ")
        try session.execute(
            """
            INSERT INTO secrets (revision, changed, deletion, versions, cleanup, details, kms_key, type, owning_service, tags, labels, rotation,
                replication, policy, principals, failures, serial, account, region, name, tail, created, accessed) VALUES (\(marks))
            """,
            changing + [
                .integer(serial), .text(account.digits), .text(region.name), .text(name), .text("\(name)-\(suffix)"),
                .integer(createdAt.milliseconds), .integer(0),
            ])
        try WordIndex.insert(self, into: session)
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        try WordIndex.update(self, in: session)
        return try session.execute(
            """
            UPDATE secrets SET revision = ?, changed = ?, deletion = ?, versions = ?, cleanup = ?, details = ?, kms_key = ?, type = ?,
                owning_service = ?, tags = ?, labels = ?, rotation = ?, replication = ?, policy = ?, principals = ?, failures = ?
                WHERE serial = ? AND revision = ?
            """, changing + [.integer(serial), .integer(revision)])
    }

    /// With all its versions, accesses and words.
    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        guard try count(in: session) == 1 else { return 0 }
        try WordIndex.delete(self, from: session)
        try session.execute("DELETE FROM accesses WHERE secret = ?", [.integer(serial)])
        try session.execute("DELETE FROM versions WHERE secret = ?", [.integer(serial)])
        return try session.execute("DELETE FROM secrets WHERE serial = ? AND revision = ?", [.integer(serial), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT 1 FROM secrets WHERE serial = ? AND revision = ?", [.integer(serial), .integer(revision)]) { _ in () }
            .count
    }

    /// The columns that ``read(_:account:region:)`` expects, in its order.
    static let columns: String = """
        revision, changed, deletion, versions, cleanup, details, kms_key, type, owning_service, tags, labels, rotation, replication, policy, serial, name, \
        tail, created, accessed, principals
        """

    var packedTags: String? { tags.map { PackedTexts.pack($0.flatMap { [$0.key, $0.value] }) } }

    /// What a write may change, in the order of the statements above.
    private var changing: [SQLValue] {
        [
            .integer(stamp), .integer(lastChangedAt.milliseconds), .optional(deletionDate?.milliseconds), .integer(Int64(versionCount)),
            .integer(cleanupDueAt.milliseconds), .optional(details), .optional(kmsKeyARN), .optional(type), .optional(owningService),
            .optional(packedTags),
            .text(PackedTexts.pack(labels.holders.sorted { $0.key < $1.key }.flatMap { [$0.key.text, $0.value.text] })),
            .optional(rotation?.packed), .optional(replication?.packed), .optional(policy),
            .optional(policyPrincipalIDs.map { PackedTexts.pack($0.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }) }),
            .integer(Int64(replicas.count { $0.status == .failed })),
        ]
    }

    static func read(_ row: any SQLRow, account: AccountID, region: Region) throws(SQLError) -> ListedSecret {
        guard let revision: Int64 = row.integer(0), let changed: Int64 = row.integer(1), let versions: Int64 = row.integer(3),
            let cleanup: Int64 = row.integer(4), let labels: [String] = row.text(10).flatMap(PackedTexts.unpack), labels.count % 2 == 0,
            let serial: Int64 = row.integer(14), let name: String = row.text(15), let tail: String = row.text(16),
            let created: Int64 = row.integer(17),
            let accessed: Int64 = row.integer(18)
        else { throw .malformedRow("secrets") }
        let tags: [String]? = row.text(9).flatMap(PackedTexts.unpack)
        let rotation: Rotation? = try row.text(11).map { packed throws(SQLError) in try Rotation(packed: packed) }
        let replication: Replication? = try row.text(12).map { packed throws(SQLError) in try Replication(packed: packed) }
        let id: Secret.ID = Secret.ID(account: account, region: region, name: name)
        var secret: Secret = Secret(
            id: id, serial: serial, arn: Secret.arn(id, suffix: String(tail.suffix(6))), createdAt: Instant(milliseconds: created),
            lastChangedAt: Instant(milliseconds: changed), details: row.text(5), kmsKeyARN: row.text(6), type: row.text(7),
            owningService: row.text(8),
            tags: tags.map { tags in stride(from: 0, to: tags.count - 1, by: 2).map { Tag(key: tags[$0], value: tags[$0 + 1]) } },
            policy: row.text(13),
            labels: StagingLabels(
                Dictionary(
                    stride(from: 0, to: labels.count, by: 2).map { (StagingLabel(labels[$0]), VersionID(labels[$0 + 1])) },
                    uniquingKeysWith: { first, _ in first })),
            versionCount: Int(versions), cleanupDueAt: Instant(milliseconds: cleanup),
            deletionDate: row.integer(2).map { Instant(milliseconds: $0) },
            rotation: rotation, replication: replication, revision: revision)
        if let principals: String = row.text(19) {
            guard let texts: [String] = PackedTexts.unpack(principals), texts.count % 2 == 0 else { throw .malformedRow("secrets") }
            let pairs: [(String, String)] = stride(from: 0, to: texts.count, by: 2).map { (texts[$0], texts[$0 + 1]) }
            secret.policyPrincipalIDs = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        return ListedSecret(secret: secret, lastAccessedAt: accessed == 0 ? nil : Instant(milliseconds: accessed))
    }
}
