/// The schema as a list of named steps. A step that was ever released is never changed; a new one is appended.
///
/// In SQL that SQLite and PostgreSQL share, but for words that the driver translates: `INTEGER` (64 bits), `BLOB`, `WITHOUT ROWID`.
/// Texts compare by their UTF-8 bytes.
package enum Schema {
    package struct Step: Sendable {
        package let name: String
        package let statements: [String]
        /// Brings what the new tables must hold into them, after the statements.
        let fill: (@Sendable (any SQLSession) throws(SQLError) -> Void)?

        init(name: String, statements: [String], fill: (@Sendable (any SQLSession) throws(SQLError) -> Void)? = nil) {
            self.name = name
            self.statements = statements
            self.fill = fill
        }
    }

    package static let steps: [Step] = [
        Step(
            name: "1 secrets, keys, accounts, outbox",
            statements: [
                // Identity
                """
                CREATE TABLE accounts (
                    id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, created INTEGER NOT NULL)
                """,
                """
                CREATE TABLE access_keys (
                    id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, account TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
                    owner TEXT NOT NULL, secret BLOB NOT NULL, created INTEGER NOT NULL, active INTEGER NOT NULL)
                """,
                // Keys
                """
                CREATE TABLE kms_keys (
                    account TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT, region TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
                    created INTEGER NOT NULL, material_id INTEGER NOT NULL, material BLOB NOT NULL, PRIMARY KEY (account, region, id)) WITHOUT ROWID
                """,
                """
                CREATE TABLE kms_aliases (
                    account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, key_id TEXT NOT NULL,
                    PRIMARY KEY (account, region, name),
                    FOREIGN KEY (account, region, key_id) REFERENCES kms_keys (account, region, id) ON DELETE RESTRICT) WITHOUT ROWID
                """,
                // Secrets. `tail` is name, hyphen and suffix: what the ARN ends with. Times are milliseconds; `accessed` is 0 before the first read.
                """
                CREATE TABLE secrets (
                    serial INTEGER PRIMARY KEY, revision INTEGER NOT NULL, account TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
                    region TEXT NOT NULL, name TEXT NOT NULL, tail TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,
                    accessed INTEGER NOT NULL, deletion INTEGER, versions INTEGER NOT NULL, cleanup INTEGER NOT NULL, details TEXT, kms_key TEXT,
                    type TEXT, owning_service TEXT, tags TEXT, labels TEXT NOT NULL, rotation TEXT, replication TEXT, policy TEXT)
                """,
                "CREATE UNIQUE INDEX secrets_by_name ON secrets (account, region, name)",
                "CREATE INDEX secrets_by_created ON secrets (account, region, created, tail)",
                "CREATE INDEX secrets_by_changed ON secrets (account, region, changed, tail)",
                "CREATE INDEX secrets_by_accessed ON secrets (account, region, accessed, tail)",
                "CREATE INDEX secrets_by_deletion ON secrets (deletion) WHERE deletion IS NOT NULL",
                """
                CREATE TABLE versions (
                    secret INTEGER NOT NULL REFERENCES secrets (serial) ON DELETE RESTRICT, version TEXT NOT NULL, revision INTEGER NOT NULL,
                    created INTEGER NOT NULL, kind TEXT, key_arn TEXT, value BLOB, PRIMARY KEY (secret, version)) WITHOUT ROWID
                """,
                """
                CREATE TABLE accesses (
                    secret INTEGER NOT NULL, version TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (secret, version)) WITHOUT ROWID
                """,
                // Audit records on their way to the trail.
                "CREATE TABLE outbox (position INTEGER PRIMARY KEY, event TEXT NOT NULL, time INTEGER NOT NULL, json BLOB NOT NULL)",
            ]),
        Step(
            name: "2 IAM",
            statements: [
                "ALTER TABLE accounts ADD COLUMN name TEXT",
                "ALTER TABLE accounts ADD COLUMN alias TEXT",
                "ALTER TABLE accounts ADD COLUMN password_policy TEXT",
                "CREATE UNIQUE INDEX accounts_by_alias ON accounts (alias)",
                // `name` is in lower case; the entity's own spelling is in its body.
                """
                CREATE TABLE iam_entities (
                    id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
                    name TEXT NOT NULL, path TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID
                """,
                "CREATE UNIQUE INDEX iam_entities_by_name ON iam_entities (account, kind, name)",
                // `stored` is the target where it is a row here, null for AWS's own policies.
                """
                CREATE TABLE iam_references (
                    account TEXT NOT NULL, target TEXT NOT NULL, role TEXT NOT NULL,
                    id TEXT NOT NULL REFERENCES iam_entities (id) ON DELETE RESTRICT, kind TEXT NOT NULL,
                    stored TEXT REFERENCES iam_entities (id) ON DELETE RESTRICT,
                    PRIMARY KEY (account, target, role, id)) WITHOUT ROWID
                """,
                "CREATE INDEX iam_references_by_id ON iam_references (id)",
                "CREATE INDEX iam_references_by_stored ON iam_references (stored) WHERE stored IS NOT NULL",
                """
                CREATE TABLE key_uses (
                    access_key TEXT NOT NULL PRIMARY KEY, time INTEGER NOT NULL, service TEXT NOT NULL, region TEXT NOT NULL) WITHOUT ROWID
                """,
            ]),
        Step(
            name: "3 words",
            statements: [
                "CREATE TABLE word_scopes (number INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, UNIQUE (account, region))",
                """
                CREATE TABLE words (
                    scope INTEGER NOT NULL, attribute INTEGER NOT NULL, word TEXT NOT NULL, secret INTEGER NOT NULL,
                    PRIMARY KEY (scope, attribute, word, secret)) WITHOUT ROWID
                """,
            ], fill: WordIndex.fill),
        Step(
            name: "4 nodes, marks, leases",
            statements: [
                // One row. `trimmed` is the highest epoch whose changes are deleted.
                "CREATE TABLE epochs (number INTEGER PRIMARY KEY CHECK (number = 1), epoch INTEGER NOT NULL, trimmed INTEGER NOT NULL)",
                "INSERT INTO epochs (number, epoch, trimmed) VALUES (1, 0, 0)",
                """
                CREATE TABLE changes (
                    epoch INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (epoch, kind, id)) WITHOUT ROWID
                """,
                "CREATE TABLE marks (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
                "CREATE TABLE leases (chore TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID",
            ]),
        Step(
            name: "5 principals of policies, failed replicas",
            statements: [
                "ALTER TABLE secrets ADD COLUMN principals TEXT",
                // How many of its replicas have failed.
                "ALTER TABLE secrets ADD COLUMN failures INTEGER NOT NULL DEFAULT 0",
                "CREATE INDEX secrets_by_failures ON secrets (serial) WHERE failures > 0",
            ]),
        Step(
            name: "6 last uses of services",
            statements: [
                // `scope` is a service, empty for an access key.
                """
                CREATE TABLE last_uses (
                    subject TEXT NOT NULL, scope TEXT NOT NULL, time INTEGER NOT NULL, service TEXT NOT NULL, region TEXT NOT NULL,
                    PRIMARY KEY (subject, scope)) WITHOUT ROWID
                """,
                """
                INSERT INTO last_uses (subject, scope, time, service, region)
                SELECT access_key, '', time, service, region FROM key_uses
                """,
                "DROP TABLE key_uses",
            ]),
    ]

    /// Brings an empty or older database up to date. Refuses one that knows steps which this program does not.
    package static func migrate(_ driver: any SQLDriver) throws(SQLError) { try migrate(driver, through: steps) }

    static func migrate(_ driver: any SQLDriver, through steps: [Step]) throws(SQLError) {
        try driver.transaction { session throws(SQLError) in
            try session.execute("CREATE TABLE IF NOT EXISTS schema_steps (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)", [])
            let done: [String] = try session.query("SELECT name FROM schema_steps ORDER BY number", []) { row throws(SQLError) in
                row.text(0) ?? ""
            }
            guard done.count <= steps.count, done == steps.prefix(done.count).map(\.name) else {
                throw .unavailable(
                    "the database was written by a newer strongroom, which knows the step `\(done.last ?? "")`; this one does not open it")
            }
            for (number, step) in steps.enumerated().dropFirst(done.count) {
                for statement: String in step.statements { try session.execute(statement, []) }
                try step.fill?(session)
                try session.execute(
                    "INSERT INTO schema_steps (number, name) VALUES (?, ?)", [.integer(Int64(number + 1)), .text(step.name)])
            }
        }
    }
}
