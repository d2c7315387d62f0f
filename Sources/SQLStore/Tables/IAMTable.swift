import AWSTypes
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All kinds of IAM entities lie in one table, each as a JSON document, with what is searched for in columns beside it. What they refer to
/// stands in `iam_references`, so that the database itself refuses to let go of what somebody needs.
protocol StoredIAMEntity: StoredAggregate, IAMEntity {}

extension StoredIAMEntity {
    static func load(_ id: String, from session: any SQLSession) throws(SQLError) -> Self? {
        try session.query("SELECT revision, body FROM iam_entities WHERE id = ? AND kind = ?", [.text(id), .text(kind.rawValue)]) {
            row throws(SQLError) in try read(row)
        }.first
    }

    static func load(named name: String, in account: AccountID, from session: any SQLSession) throws(SQLError) -> Self? {
        try session.query(
            "SELECT revision, body FROM iam_entities WHERE account = ? AND kind = ? AND name = ?",
            [.text(account.digits), .text(kind.rawValue), .text(name.lowercased())]
        ) { row throws(SQLError) in try read(row) }.first
    }

    static func page(in account: AccountID, pathPrefix: String, after last: String?, limit: Int, from session: any SQLSession)
        throws(SQLError) -> [Self]
    {
        // Paths are visible ASCII, so the prefix's successor is the prefix with a byte behind it that no path holds.
        try session.query(
            """
            SELECT revision, body FROM iam_entities WHERE account = ? AND kind = ? AND name > ? AND path >= ? AND path < ?
            ORDER BY name LIMIT ?
            """,
            [
                .text(account.digits), .text(kind.rawValue), .text(last?.lowercased() ?? ""), .text(pathPrefix),
                .text(pathPrefix + "\u{7F}"), .integer(Int64(limit)),
            ]
        ) { row throws(SQLError) in try read(row) }
    }

    private static func read(_ row: any SQLRow) throws(SQLError) -> Self {
        guard let revision: Int64 = row.integer(0), let body: String = row.text(1),
            var entity: Self = try? JSONDecoder().decode(Self.self, from: Data(body.utf8))
        else { throw .malformedRow("iam_entities") }
        entity.revision = revision
        return entity
    }

    var cacheCost: Int { 600 }

    func insert(into session: any SQLSession) throws(SQLError) {
        try session.execute(
            "INSERT INTO iam_entities (id, kind, account, name, path, revision, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(id), .text(Self.kind.rawValue), .text(account.digits), .text(name.lowercased()), .text(path), .integer(stamp),
                .text(try body()),
            ])
        try writeReferences(to: session)
    }

    func update(in session: any SQLSession) throws(SQLError) -> Int {
        let rows: Int = try session.execute(
            "UPDATE iam_entities SET name = ?, path = ?, revision = ?, body = ? WHERE id = ? AND revision = ?",
            [.text(name.lowercased()), .text(path), .integer(stamp), .text(try body()), .text(id), .integer(revision)])
        guard rows == 1 else { return rows }
        try session.execute("DELETE FROM iam_references WHERE id = ?", [.text(id)])
        try writeReferences(to: session)
        return rows
    }

    func delete(from session: any SQLSession) throws(SQLError) -> Int {
        try session.execute("DELETE FROM iam_references WHERE id = ?", [.text(id)])
        return try session.execute("DELETE FROM iam_entities WHERE id = ? AND revision = ?", [.text(id), .integer(revision)])
    }

    func count(in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT 1 FROM iam_entities WHERE id = ? AND revision = ?", [.text(id), .integer(revision)]) { _ in () }.count
    }

    private func body() throws(SQLError) -> String {
        let encoder: JSONEncoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json: Data = try? encoder.encode(self) else { throw .malformedRow("iam_entities") }
        return String(decoding: json, as: UTF8.self)
    }

    private func writeReferences(to session: any SQLSession) throws(SQLError) {
        for reference: IAMReference in references {
            // AWS's own policies are not rows; everything else must be one.
            let isStored: Bool = !reference.target.hasPrefix("arn:aws:iam::aws:")
            try session.execute(
                "INSERT INTO iam_references (account, target, role, id, kind, stored) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(account.digits), .text(reference.target), .text(reference.role.rawValue), .text(id), .text(Self.kind.rawValue),
                    isStored ? .text(reference.target) : .null,
                ])
        }
    }
}

extension User: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, User> { caches.users }
    var cacheCost: Int { 900 + policiesCost + tags.count * 80 }
}

extension Group: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, Group> { caches.groups }
    var cacheCost: Int { 500 + policiesCost }
}

extension Role: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, Role> { caches.roles }
    var cacheCost: Int { 700 + policiesCost + trustPolicy.utf8.count + tags.count * 80 }
}

extension ManagedPolicy: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, ManagedPolicy> { caches.policies }
    var cacheCost: Int { 500 + versions.reduce(0) { $0 + 100 + $1.document.utf8.count } }
}

extension InstanceProfile: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, InstanceProfile> { caches.instanceProfiles }
}

extension MFADevice: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, MFADevice> { caches.mfaDevices }
}

extension OIDCProvider: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, OIDCProvider> { caches.oidcProviders }
}

extension AccessReport: StoredIAMEntity {
    static func cache(in caches: Caches) -> Cache<String, AccessReport> { caches.accessReports }
}

extension PolicyHolder {
    fileprivate var policiesCost: Int {
        inlinePolicies.reduce(attachedPolicies.count * 100) { $0 + 100 + $1.document.utf8.count }
    }
}
