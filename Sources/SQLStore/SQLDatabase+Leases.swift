package import AWSTypes
package import Model

extension SQLDatabase: Leases {
    package func claim(_ chore: String, for holder: String, at now: Instant, until end: Instant) async throws(StoreError) -> Bool {
        // Alone, there is nobody to come to terms with; whoever had a lease here is gone.
        if case .one = nodes { return true }
        return try await write { session throws(SQLError) in
            try session.execute(
                """
                INSERT INTO leases (chore, holder, until) VALUES (?, ?, ?)
                ON CONFLICT (chore) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE leases.holder = excluded.holder OR leases.until <= ?
                """, [.text(chore), .text(holder), .integer(end.milliseconds), .integer(now.milliseconds)]) == 1
        }
    }

    package func release(_ chore: String, of holder: String) async throws(StoreError) {
        if case .one = nodes { return }
        try await write { session throws(SQLError) in
            _ = try session.execute("DELETE FROM leases WHERE chore = ? AND holder = ?", [.text(chore), .text(holder)])
        }
    }
}
