/// What the service model demands of a text: its length, and a pattern.
package struct TextConstraints: Sendable {
    /// What counts as one in a text's length.
    package enum Unit: Sendable {
        /// A UTF-16 unit, as AWS's services count characters.
        case utf16
        /// A byte of UTF-8, where a quota speaks of bytes.
        case utf8
    }

    private let length: Bounds
    private let unit: Unit
    let pattern: TextPattern?

    package init(length: some WireBounds, in unit: Unit = .utf16, pattern: TextPattern? = nil) {
        self.length = Bounds(length, of: .length)
        self.unit = unit
        self.pattern = pattern
    }

    package init(pattern: TextPattern) {
        length = Bounds(nil as ClosedRange<Int>?, of: .length)
        unit = .utf16
        self.pattern = pattern
    }

    /// All of AWS's sentences.
    var sentences: [String] { length.sentences + (pattern.map { [$0.sentence] } ?? []) }

    /// AWS's sentences for what `text`, well-formed UTF-8, does not satisfy.
    func failures(of text: ArraySlice<UInt8>) -> [String] {
        let failures: [String] = failures(ofLength: unit == .utf8 ? text.count : text.utf16Count)
        guard let pattern, !pattern.matches(text) else { return failures }
        return failures + [pattern.sentence]
    }

    /// What `byte` of UTF-8 adds to the length.
    func share(of byte: UInt8) -> Int { unit == .utf8 ? 1 : byte.utf16Units }

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
