/// A text with wildcards and variables in it: `arn:aws:s3:::home/${aws:username}/*`.
package struct WildcardPattern: Hashable, Sendable {
    package enum Token: Hashable, Sendable {
        /// UTF-8, to be found as it is. Never empty, and never two in a row.
        case text([UInt8])
        /// `*`: any characters, or none. Never two in a row.
        case anyRun
        /// `?`: any one character (Unicode scalar).
        case anyOne
        case variable(PolicyVariable)
    }

    package let tokens: [Token]
    /// Nil as long as there are variables.
    let matcher: WildcardMatcher?

    /// `tokens` must be as their comments say.
    init(_ tokens: [Token]) {
        self.tokens = tokens
        matcher = WildcardMatcher(tokens)
    }

    package var hasVariables: Bool { matcher == nil }

    package static func == (left: WildcardPattern, right: WildcardPattern) -> Bool { left.tokens == right.tokens }
    package func hash(into hasher: inout Hasher) { hasher.combine(tokens) }

    /// `*`.
    static let anything: WildcardPattern = WildcardPattern(wildcards: "*".utf8)

    /// A text that means itself.
    init(literal text: String) {
        var builder: Builder = Builder()
        builder.append(text: text.utf8)
        self.init(builder.finished())
    }

    /// Reads `*` and `?` as wildcards and everything else as itself.
    init(wildcards bytes: some Sequence<UInt8>) {
        var builder: Builder = Builder()
        for byte: UInt8 in bytes { builder.append(byte, hasWildcards: true) }
        self.init(builder.finished())
    }

    /// Reads `${…}` as a variable, or as the character in it for `${*}`, `${?}` and `${$}`; `*` and `?` as wildcards if `hasWildcards`.
    init(variables bytes: ArraySlice<UInt8>, hasWildcards: Bool) throws(VariableFault) {
        var builder: Builder = Builder()
        var here: Int = bytes.startIndex
        while here < bytes.endIndex {
            guard let inside: ArraySlice<UInt8> = try PolicyVariable.inside(bytes[here...]) else {
                builder.append(bytes[here], hasWildcards: hasWildcards)
                here += 1
                continue
            }
            if inside.count == 1, let only: UInt8 = inside.first, "*?$".utf8.contains(only) {
                builder.append(text: inside)
            } else {
                builder.append(.variable(try PolicyVariable(inside)))
            }
            here = inside.endIndex + 1
        }
        self.init(builder.finished())
    }

    /// The pattern with its variables filled in; nil if one has neither a value nor a default, or if no text of `length` bytes could match. A
    /// value's own `*` and `?` mean themselves.
    ///
    /// - Parameter work: Is given what it takes, see ``PolicyRequest/spend(_:)``.
    func filled(_ value: (PolicyVariable) -> String?, upTo length: Int, work: inout Int) -> WildcardPattern? {
        guard hasVariables else { return self }
        var builder: Builder = Builder()
        var rest: Int = length
        for token: Token in tokens {
            switch token {
            case .variable(let variable):
                work += Self.workOfVariable
                guard let text: String = value(variable) ?? variable.fallback else { return nil }
                work += text.utf8.count
                rest -= text.utf8.count
                if rest >= 0 { builder.append(text: text.utf8) }
            case .text(let bytes):
                rest -= bytes.count
                builder.append(text: bytes)
            case .anyOne:
                rest -= 1
                builder.append(token)
            case .anyRun: builder.append(token)
            }
            guard rest >= 0 else { return nil }
        }
        return WildcardPattern(builder.finished())
    }

    /// To look one up costs as much as some hundred comparisons.
    private static let workOfVariable: Int = 200
}

extension WildcardPattern {
    /// Gathers tokens so that neither two texts nor two `*` follow each other.
    private struct Builder {
        private var tokens: [Token] = []
        private var text: [UInt8] = []

        mutating func append(_ byte: UInt8, hasWildcards: Bool) {
            switch byte {
            case UInt8(ascii: "*") where hasWildcards: append(.anyRun)
            case UInt8(ascii: "?") where hasWildcards: append(.anyOne)
            default: text.append(byte)
            }
        }

        mutating func append(text bytes: some Sequence<UInt8>) { text.append(contentsOf: bytes) }

        /// For tokens other than texts.
        mutating func append(_ token: Token) {
            finish()
            if token != .anyRun || tokens.last != .anyRun { tokens.append(token) }
        }

        private mutating func finish() {
            guard !text.isEmpty else { return }
            tokens.append(.text(text))
            text = []
        }

        consuming func finished() -> [Token] {
            finish()
            return tokens
        }
    }
}
