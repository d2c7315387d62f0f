import AWSTypes

/// A text under which a secret can be found by prefix, bytes compared.
package struct IndexedWord: Hashable, Sendable {
    /// Where the text comes from. The numbers are stored: never give one a new meaning.
    package enum Attribute: UInt8, CaseIterable, Sendable {
        /// The whole name, as it is.
        case name = 1
        /// A word of the description, in lower case.
        case descriptionWord = 2
        /// A word of the name or of a tag's key or value, in lower case: what `all` finds besides the description.
        case otherWord = 3
        /// The whole key of a tag, as it is.
        case tagKey = 4
        /// The whole value of a tag, as it is.
        case tagValue = 5
        /// The whole region, as it is.
        case primaryRegion = 6
        /// The whole service, in lower case.
        case owningService = 7
    }

    package let attribute: Attribute
    package let text: String

    package init(_ attribute: Attribute, _ text: String) {
        self.attribute = attribute
        self.text = text
    }

    /// Bytes are compared: two spellings of one accented letter are two entries.
    package static func == (left: IndexedWord, right: IndexedWord) -> Bool {
        left.attribute == right.attribute && left.text.hasSameBytes(as: right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(attribute)
        hasher.combine(text)
    }
}

/// A look-up in an index of ``IndexedWord``s: all secrets with a text of `attribute` that begins with `prefix`.
package struct IndexProbe: Hashable, Sendable {
    package let attribute: IndexedWord.Attribute
    /// May be empty: then it finds every secret that has the attribute.
    package let prefix: String

    package init(_ attribute: IndexedWord.Attribute, _ prefix: String) {
        self.attribute = attribute
        self.prefix = prefix
    }

    package func finds(_ word: IndexedWord) -> Bool { word.attribute == attribute && word.text.utf8.starts(with: prefix.utf8) }
}

extension SecretQuery {
    /// All that an index holds of `secret`, each entry once.
    package static func words(of secret: some Searchable) -> [IndexedWord] {
        var words: [IndexedWord] = [IndexedWord(.name, secret.name)]
        words += WordSplitter(secret.descriptionText ?? "").texts.map { IndexedWord(.descriptionWord, $0) }
        var others: WordSplitter = WordSplitter(secret.name)
        for tag: Tag in secret.tags ?? [] {
            words += [IndexedWord(.tagKey, tag.key), IndexedWord(.tagValue, tag.value)]
            others.append(tag.key)
            others.append(tag.value)
        }
        words += others.texts.map { IndexedWord(.otherWord, $0) }
        if let region: String = secret.primaryRegion { words.append(IndexedWord(.primaryRegion, region)) }
        if let service: String = secret.owningService { words.append(IndexedWord(.owningService, WordSplitter.folded(service))) }
        var seen: Set<IndexedWord> = []
        return words.filter { seen.insert($0).inserted }
    }

    /// For each filter, what to look up: every secret that matches the query is found by at least one of the probes. Nil where an index is
    /// no help, for a filter with a negated value. No probes at all: nothing can match.
    package var candidates: [[IndexProbe]?] { filters.map(\.probes) }
}

extension SecretFilter {
    fileprivate var probes: [IndexProbe]? {
        values.contains(where: \.isNegated) ? nil : values.flatMap { probes(for: $0) }
    }

    private func probes(for value: Value) -> [IndexProbe] {
        switch key {
        case .name: [IndexProbe(.name, value.prefix)]
        case .tagKey: [IndexProbe(.tagKey, value.prefix)]
        case .tagValue: [IndexProbe(.tagValue, value.prefix)]
        case .primaryRegion: [IndexProbe(.primaryRegion, value.prefix)]
        case .owningService: [IndexProbe(.owningService, value.prefix)]
        case .description: value.longestWord.map { [IndexProbe(.descriptionWord, $0)] } ?? []
        case .all: value.longestWord.map { [IndexProbe(.descriptionWord, $0), IndexProbe(.otherWord, $0)] } ?? []
        }
    }
}

extension SecretFilter.Value {
    /// All words must be there, so one of them is enough to look for; the longest is likely the rarest.
    fileprivate var longestWord: String? {
        words.max { $0.count < $1.count }.map { String(decoding: $0, as: UTF8.self) }
    }
}
