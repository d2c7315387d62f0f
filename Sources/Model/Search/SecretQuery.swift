import AWSTypes

/// All filters of one request. Whether a secret passes is decided here and nowhere else; an index may only propose.
package struct SecretQuery: Hashable, Sendable {
    package let filters: [SecretFilter]

    /// All of `filters` must let a secret pass, also where two of them have the same key.
    package init(_ filters: [SecretFilter]) {
        self.filters = filters
    }

    /// No condition at all.
    package static let everything: SecretQuery = SecretQuery([])

    /// A text that differs for different queries: page tokens are bound to it.
    package var fingerprint: String {
        filters.map { filter in
            // Lengths in front, for values may hold any of the signs that could stand between them.
            "\(filter.key.rawValue)(" + filter.values.map { "\($0.given.utf8.count):\($0.given)" }.joined() + ")"
        }.joined()
    }

    package func matches(_ secret: some Searchable) -> Bool {
        var words: SearchedWords = SearchedWords()
        for filter: SecretFilter in filters {
            guard filter.passes(secret, &words) else { return false }
        }
        return true
    }
}

extension SecretFilter {
    fileprivate func passes(_ secret: some Searchable, _ words: inout SearchedWords) -> Bool {
        for value: Value in values where has(value, secret, &words) != value.isNegated { return true }
        return false
    }

    /// Whether the secret has what `value` asks for, apart from its negation.
    private func has(_ value: Value, _ secret: some Searchable, _ words: inout SearchedWords) -> Bool {
        switch key {
        case .name: secret.name.beginsWithBytes(of: value.prefix)
        case .tagKey: secret.tags?.contains { $0.key.beginsWithBytes(of: value.prefix) } ?? false
        case .tagValue: secret.tags?.contains { $0.value.beginsWithBytes(of: value.prefix) } ?? false
        case .primaryRegion: secret.primaryRegion?.beginsWithBytes(of: value.prefix) ?? false
        case .owningService: secret.owningService.map { WordSplitter.folded($0).beginsWithBytes(of: value.prefix) } ?? false
        case .description: value.begins(words.ofDescription(secret))
        case .all: value.begins(words.ofAll(secret))
        }
    }
}

extension SecretFilter.Value {
    /// Whether every word of the value begins some word. A value without any word fits nothing.
    fileprivate func begins(_ sorted: SortedWords) -> Bool {
        guard !words.isEmpty else { return false }
        for word: [UInt8] in words where !sorted.hasWord(beginningWith: word) { return false }
        return true
    }
}

/// The words of the secret that is looked at: cut and sorted when the first value asks for them, then kept for the others.
private struct SearchedWords {
    private var description: SortedWords?
    private var all: SortedWords?

    mutating func ofDescription(_ secret: some Searchable) -> SortedWords {
        if let description { return description }
        let words: SortedWords = SortedWords(WordSplitter(secret.descriptionText ?? ""))
        description = words
        return words
    }

    mutating func ofAll(_ secret: some Searchable) -> SortedWords {
        if let all { return all }
        var words: WordSplitter = WordSplitter()
        words.append(secret.name)
        if let text: String = secret.descriptionText { words.append(text) }
        for tag: Tag in secret.tags ?? [] {
            words.append(tag.key)
            words.append(tag.value)
        }
        let sorted: SortedWords = SortedWords(words)
        all = sorted
        return sorted
    }
}

extension String {
    /// Compares bytes, as an index does: `hasPrefix` would take different spellings of one accented letter for the same.
    fileprivate func beginsWithBytes(of prefix: String) -> Bool {
        utf8.count >= prefix.utf8.count && utf8.starts(with: prefix.utf8)
    }
}
