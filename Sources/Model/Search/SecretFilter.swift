/// One condition of ListSecrets and BatchGetSecretValue: a secret passes if one of the values fits. (API reference, *Filter*.)
package struct SecretFilter: Hashable, Sendable {
    /// The wire's words, in the order in which AWS lists them in errors.
    package enum Key: String, CaseIterable, Sendable {
        case all
        case name
        case tagKey = "tag-key"
        case description
        case tagValue = "tag-value"
        case primaryRegion = "primary-region"
        case owningService = "owning-service"
    }

    package let key: Key
    package let values: [Value]

    /// `values` as the caller wrote them: a `!` in front of a value negates it.
    package init(_ key: Key, _ values: [String]) {
        self.key = key
        self.values = values.map { Value($0, for: key) }
    }
}

extension SecretFilter {
    /// One value, prepared once so that it can be held against many secrets.
    package struct Value: Hashable, Sendable {
        /// As the caller wrote it.
        package let given: String
        package let isNegated: Bool
        /// What an attribute must begin with; in lower case for `owning-service`.
        let prefix: String
        /// For `description` and `all`: what words must begin with, each of them, in lower case. None begins with another.
        let words: [[UInt8]]

        init(_ given: String, for key: Key) {
            self.given = given
            isNegated = given.hasPrefix("!")
            let text: String = isNegated ? String(given.dropFirst()) : given
            prefix = key == .owningService ? WordSplitter.folded(text) : text
            guard key == .description || key == .all else {
                words = []
                return
            }
            words = SortedWords(WordSplitter(text)).withoutBeginnings
        }
    }
}
