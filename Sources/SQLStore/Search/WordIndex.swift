import AWSTypes
import Model

/// The table of words by which secrets are found, written with the secret and in the same commit.
///
/// A row is (scope, attribute, word, secret); a scope is the small number of an account and region. Whole names are not in it:
/// `secrets_by_name` has them already.
enum WordIndex {
    /// Enters a new secret.
    static func insert(_ secret: Secret, into session: any SQLSession) throws(SQLError) {
        try insert(words(of: secret), of: secret.serial, in: scope(of: secret.account, secret.region, in: session), session)
    }

    /// Writes the difference between the row of the revision that was read and `secret`. Called before the row is rewritten; if there is no
    /// such row, neither will be.
    static func update(_ secret: Secret, in session: any SQLSession) throws(SQLError) {
        // Most writes touch no word: then nothing is cut into words.
        guard let old: [IndexedWord] = try stored(secret, in: session, unlessSame: true) else { return }
        let new: [IndexedWord] = words(of: secret)
        let scope: Int64 = try scope(of: secret.account, secret.region, in: session)
        let (before, after): (Set<IndexedWord>, Set<IndexedWord>) = (Set(old), Set(new))
        try delete(old.filter { !after.contains($0) }, of: secret.serial, in: scope, session)
        try insert(new.filter { !before.contains($0) }, of: secret.serial, in: scope, session)
    }

    /// Takes out a secret that is about to be deleted, as its row is, whatever the caller did to his copy.
    static func delete(_ secret: Secret, from session: any SQLSession) throws(SQLError) {
        guard let old: [IndexedWord] = try stored(secret, in: session, unlessSame: false) else { return }
        try delete(old, of: secret.serial, in: scope(of: secret.account, secret.region, in: session), session)
    }

    /// Enters all secrets of a database that had no index yet.
    static func fill(_ session: any SQLSession) throws(SQLError) {
        var last: Int64 = 0
        while true {
            let secrets: [(serial: Int64, account: String, region: String, words: [IndexedWord])] = try session.query(
                "SELECT \(SearchedRow.columns), serial, account, region FROM secrets WHERE serial > ? ORDER BY serial LIMIT 1000",
                [.integer(last)]
            ) { row throws(SQLError) in
                guard let serial: Int64 = row.integer(5), let account: String = row.text(6), let region: String = row.text(7) else {
                    throw .malformedRow("secrets")
                }
                return (serial, account, region, words(of: SearchedRow(row: row, region: Region(region), places: .searched)))
            }
            for (serial, account, region, words) in secrets {
                try insert(words, of: serial, in: scope(of: account, region, in: session), session)
            }
            guard let end: Int64 = secrets.last?.serial else { return }
            last = end
        }
    }

    /// The scope's number; nil if nothing was ever entered there.
    static func knownScope(of account: AccountID, _ region: Region, in session: any SQLSession) throws(SQLError) -> Int64? {
        try knownScope(of: account.digits, region.name, in: session)
    }
}

extension WordIndex {
    private static func words(of secret: some Searchable) -> [IndexedWord] {
        SecretQuery.words(of: secret).filter { $0.attribute != .name }
    }

    /// The words of the row of `secret`'s revision. Nil if it is not there any more; with `unlessSame` also if all texts are as in `secret`.
    private static func stored(_ secret: Secret, in session: any SQLSession, unlessSame: Bool) throws(SQLError) -> [IndexedWord]? {
        try session.query(
            "SELECT \(SearchedRow.columns) FROM secrets WHERE serial = ? AND revision = ?",
            [.integer(secret.serial), .integer(secret.revision)]
        ) { row throws(SQLError) in
            let searched: SearchedRow = SearchedRow(row: row, region: secret.region, places: .searched)
            return unlessSame && searched.hasTexts(of: secret) ? nil : words(of: searched)
        }.first.flatMap { $0 }
    }

    private static func scope(of account: AccountID, _ region: Region, in session: any SQLSession) throws(SQLError) -> Int64 {
        try scope(of: account.digits, region.name, in: session)
    }

    private static func scope(of account: String, _ region: String, in session: any SQLSession) throws(SQLError) -> Int64 {
        if let known: Int64 = try knownScope(of: account, region, in: session) { return known }
        try session.execute(
            """
            INSERT INTO word_scopes (number, account, region) SELECT COALESCE(MAX(number), 0) + 1, ?, ? FROM word_scopes
            """, [.text(account), .text(region)])
        guard let made: Int64 = try knownScope(of: account, region, in: session) else { throw .malformedRow("word_scopes") }
        return made
    }

    private static func knownScope(of account: String, _ region: String, in session: any SQLSession) throws(SQLError) -> Int64? {
        try session.query(
            "SELECT number FROM word_scopes WHERE account = ? AND region = ?", [.text(account), .text(region)]
        ) { row throws(SQLError) in row.integer(0) }.first.flatMap { $0 }
    }

    /// So many rows go into the table with one statement.
    private static let widest: Int = 16
    private static let insertions: [String] = (1...widest).map { count in
        """
        INSERT INTO words (scope, attribute, word, secret) SELECT ?, column1, column2, ? \
        FROM (VALUES \(Array(repeating: "(?, ?)", count: count).joined(separator: ", "))) AS entries WHERE 1 = 1 ON CONFLICT DO NOTHING
        """
    }

    private static func insert(_ words: [IndexedWord], of serial: Int64, in scope: Int64, _ session: any SQLSession) throws(SQLError) {
        var rest: ArraySlice<IndexedWord> = words[...]
        while !rest.isEmpty {
            let part: ArraySlice<IndexedWord> = rest.prefix(widest)
            rest = rest.dropFirst(part.count)
            var values: [SQLValue] = [.integer(scope), .integer(serial)]
            for word: IndexedWord in part { values += [.integer(Int64(word.attribute.rawValue)), .text(word.text.untilNull)] }
            try session.execute(insertions[part.count - 1], values)
        }
    }

    private static func delete(_ words: [IndexedWord], of serial: Int64, in scope: Int64, _ session: any SQLSession) throws(SQLError) {
        for word: IndexedWord in words {
            try session.execute(
                "DELETE FROM words WHERE scope = ? AND attribute = ? AND word = ? AND secret = ?",
                [.integer(scope), .integer(Int64(word.attribute.rawValue)), .text(word.text.untilNull), .integer(serial)])
        }
    }
}

extension String {
    /// Not every engine keeps what follows a null character; entries and look-ups are cut there alike.
    var untilNull: String {
        utf8.contains(0) ? String(unicodeScalars.prefix { $0.value != 0 }) : self
    }
}
