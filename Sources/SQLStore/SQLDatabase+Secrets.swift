package import AWSTypes
package import Model

extension SQLDatabase {
    package func versions(of serial: Int64, after last: VersionID?, limit: Int) async throws(StoreError) -> [VersionSummary] {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT version, created, key_arn FROM versions WHERE secret = ? AND version > ? ORDER BY version LIMIT ?",
                [.integer(serial), .text(last?.text ?? ""), .integer(Int64(limit))], SecretVersion.summary)
        }
    }

    package func versions(of serial: Int64, madeBefore limit: Instant) async throws(StoreError) -> [VersionSummary] {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT version, created, key_arn FROM versions WHERE secret = ? AND created < ? ORDER BY created, version",
                [.integer(serial), .integer(limit.milliseconds)], SecretVersion.summary)
        }
    }

    package func secrets(of account: AccountID, in region: Region, order: SecretOrder, after last: SecretPosition?, limit: Int)
        async throws(StoreError) -> [ListedSecret]
    {
        if order.key == .lastAccessedDate { try await flush() }
        let page: SortIndexPage = SortIndexPage(account: account, region: region, order: order, after: last, limit: limit)
        // Taken before the rows are read: a flush in between must not hide them.
        let days: [Int64: Int64] = accesses.unwrittenDays
        let rows: [ListedSecret] = try await read { session throws(SQLError) in try page.rows(in: session) }
        guard !days.isEmpty else { return rows }
        return rows.map { row in
            guard let day: Int64 = days[row.secret.serial] else { return row }
            let midnight: Instant = Instant(milliseconds: day * Interval.day.milliseconds)
            return ListedSecret(secret: row.secret, lastAccessedAt: max(midnight, row.lastAccessedAt ?? midnight))
        }
    }

    package func secretsDueForErasure(at now: Instant, limit: Int) async throws(StoreError) -> [Secret] {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT \(Secret.columns), account, region FROM secrets WHERE deletion IS NOT NULL AND deletion <= ? ORDER BY deletion LIMIT ?",
                [.integer(now.milliseconds), .integer(Int64(limit))]
            ) { row throws(SQLError) in
                guard let account: AccountID = row.text(19).flatMap({ AccountID($0) }), let region: String = row.text(20) else {
                    throw .malformedRow("secrets")
                }
                return try Secret.read(row, account: account, region: Region(region)).secret
            }
        }
    }

    package func accesses(of serial: Int64) async throws(StoreError) -> [VersionID?: Instant] {
        try await read { session throws(SQLError) in try self.accesses.ofSecret(serial, in: session) }
    }

    package func noteAccess(to id: SecretVersion.ID, at now: Instant) { accesses.note(id, at: now) }
}

/// The next rows of one sort index behind a position.
///
/// Rows of equal time go by `tail` upwards in both directions, so a page downwards takes the rest of the last time first, then earlier times.
private struct SortIndexPage {
    let account: AccountID
    let region: Region
    let order: SecretOrder
    let after: SecretPosition?
    let limit: Int

    func rows(in session: any SQLSession) throws(SQLError) -> [ListedSecret] {
        if order.key == .name {
            return try select(
                after == nil ? "" : "AND name \(order.isDescending ? "<" : ">") ?", after.map { [.text($0.tail)] } ?? [],
                "name \(order.isDescending ? "DESC" : "ASC")", limit, session)
        }
        let column: String = column
        guard let after else { return try run("", [], limit, session) }
        let rest: [ListedSecret] = try select(
            "AND \(column) = ? AND tail > ?", [.integer(after.time), .text(after.tail)], "tail ASC", limit, session)
        guard rest.count < limit else { return rest }
        return try rest
            + run("AND \(column) \(order.isDescending ? "<" : ">") ?", [.integer(after.time)], limit - rest.count, session)
    }

    private func run(_ condition: String, _ values: [SQLValue], _ limit: Int, _ session: any SQLSession) throws(SQLError) -> [ListedSecret]
    {
        try select(condition, values, "\(column) \(order.isDescending ? "DESC" : "ASC"), tail ASC", limit, session)
    }

    private var column: String {
        switch order.key {
        case .createdDate: "created"
        case .lastChangedDate: "changed"
        case .lastAccessedDate: "accessed"
        case .name: "name"
        }
    }

    private func select(_ condition: String, _ values: [SQLValue], _ sorting: String, _ limit: Int, _ session: any SQLSession)
        throws(SQLError) -> [ListedSecret]
    {
        try session.query(
            "SELECT \(Secret.columns) FROM secrets WHERE account = ? AND region = ? \(condition) ORDER BY \(sorting) LIMIT ?",
            [.text(account.digits), .text(region.name)] + values + [.integer(Int64(limit))]
        ) { row throws(SQLError) in try Secret.read(row, account: account, region: region) }
    }
}
