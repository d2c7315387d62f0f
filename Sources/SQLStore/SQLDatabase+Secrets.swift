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

    package func secrets(_ search: SecretSearch, after last: SecretPosition?, limit: Int) async throws(StoreError) -> SecretMatches {
        try await secrets(search, after: last, limit: limit, plan: nil)
    }

    /// As above, along `plan` or, if it is nil, the best one.
    func secrets(_ search: SecretSearch, after last: SecretPosition?, limit: Int, plan: SearchPlan?) async throws(StoreError)
        -> SecretMatches
    {
        if search.order.key == .lastAccessedDate { try await flush() }
        // Taken before the rows are read: a flush in between must not hide them.
        let days: [Int64: Int64] = accesses.unwrittenDays
        let matches: SecretMatches = try await read { session throws(SQLError) in
            let chosen: SearchPlan
            if let plan { chosen = plan } else { chosen = try SearchPlan.best(for: search, in: session) }
            return try SearchPage.read(search, after: last, limit: limit, plan: chosen, in: session)
        }
        guard !days.isEmpty else { return matches }
        let secrets: [ListedSecret] = matches.secrets.map { row in
            guard let day: Int64 = days[row.secret.serial] else { return row }
            let midnight: Instant = Instant(milliseconds: day * Interval.day.milliseconds)
            return ListedSecret(secret: row.secret, lastAccessedAt: max(midnight, row.lastAccessedAt ?? midnight))
        }
        return SecretMatches(secrets: secrets, next: matches.next)
    }

    package func secretCount(in account: AccountID, _ region: Region, upTo limit: Int) async throws(StoreError) -> Int {
        try await read { session throws(SQLError) in
            try session.query(
                "SELECT COUNT(*) FROM (SELECT 1 FROM secrets WHERE account = ? AND region = ? LIMIT ?) AS counted",
                [.text(account.digits), .text(region.name), .integer(Int64(limit))]
            ) { row throws(SQLError) in Int(row.integer(0) ?? 0) }.first ?? 0
        }
    }

    package func secretsDueForErasure(at now: Instant, limit: Int) async throws(StoreError) -> [Secret] {
        try await secrets(
            "deletion IS NOT NULL AND deletion <= ? ORDER BY deletion LIMIT ?", [.integer(now.milliseconds), .integer(Int64(limit))])
    }

    package func secretsWithFailedReplicas(after serial: Int64, limit: Int) async throws(StoreError) -> [Secret] {
        try await secrets("failures > 0 AND serial > ? ORDER BY serial LIMIT ?", [.integer(serial), .integer(Int64(limit))])
    }

    /// Of all accounts and regions.
    private func secrets(_ condition: String, _ values: [SQLValue]) async throws(StoreError) -> [Secret] {
        try await read { session throws(SQLError) in
            try session.query("SELECT \(Secret.columns), account, region FROM secrets WHERE \(condition)", values) {
                row throws(SQLError) in
                guard let account: AccountID = row.text(20).flatMap({ AccountID($0) }), let region: String = row.text(21) else {
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
