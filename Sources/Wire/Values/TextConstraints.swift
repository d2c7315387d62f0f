/// What the service model demands of a text: its length in UTF-16 units, and a pattern.
package struct TextConstraints: Sendable {
    private let length: Bounds
    let pattern: TextPattern?

    package init(length: some WireBounds, pattern: TextPattern? = nil) {
        self.length = Bounds(length, of: .length)
        self.pattern = pattern
    }

    package init(pattern: TextPattern) {
        length = Bounds(nil as ClosedRange<Int>?, of: .length)
        self.pattern = pattern
    }

    /// All of AWS's sentences.
    var sentences: [String] { length.sentences + (pattern.map { [$0.sentence] } ?? []) }

    /// AWS's sentences for what `text`, well-formed UTF-8, does not satisfy.
    func failures(of text: ArraySlice<UInt8>) -> [String] {
        let failures: [String] = failures(ofLength: text.utf16Count)
        guard let pattern, !pattern.matches(text) else { return failures }
        return failures + [pattern.sentence]
    }

    func failures(ofLength count: Int) -> [String] { length.failures(count) }
}

/// A pattern of the service model: its text, for the message, and a test that does the same.
package struct TextPattern: Sendable {
    let regex: String
    /// Gets the text in UTF-8.
    let matches: @Sendable (ArraySlice<UInt8>) -> Bool

    package init(_ regex: String, matches: @escaping @Sendable (ArraySlice<UInt8>) -> Bool) {
        self.regex = regex
        self.matches = matches
    }

    /// A pattern of the kind `[a-z]+` or, with `atLeast: 0`, `[a-z]*`: every byte is one of these.
    package init(_ regex: String, each isAllowed: @escaping @Sendable (UInt8) -> Bool, atLeast least: Int = 1) {
        self.init(regex) { text in text.count >= least && text.allSatisfy(isAllowed) }
    }

    var sentence: String { "Member must satisfy regular expression pattern: \(regex)" }
}

extension Sequence<UInt8> {
    /// How many UTF-16 units the text takes, which is how AWS's services count characters.
    var utf16Count: Int {
        var count: Int = 0
        for byte: UInt8 in self { count += byte.utf16Units }
        return count
    }
}

extension UInt8 {
    /// A UTF-8 byte's share in the count of UTF-16 units: one where a character begins, two if it is a pair of surrogates.
    var utf16Units: Int { self & 0xC0 == 0x80 ? 0 : self >= 0xF0 ? 2 : 1 }
}
