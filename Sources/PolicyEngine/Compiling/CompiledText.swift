/// A pattern, as cheap to match as it allows.
enum CompiledText: Sendable {
    case anything
    /// In ASCII, without wildcards.
    case literal(String, WildcardMatcher)
    case pattern(WildcardMatcher)
    /// With variables.
    case unfilled(WildcardPattern)

    init(_ pattern: WildcardPattern) {
        if let matcher: WildcardMatcher = pattern.matcher {
            if pattern.tokens == [.anyRun] {
                self = .anything
            } else if let text: String = pattern.literal, text.utf8.allSatisfy({ $0 < 0x80 }) {
                self = .literal(text, matcher)
            } else {
                self = .pattern(matcher)
            }
        } else {
            self = .unfilled(pattern)
        }
    }

    func matches(_ text: String, in request: PolicyRequest) -> Bool {
        switch self {
        case .anything: return true
        case .literal(let literal, _): return literal.isSame(asASCII: text)
        case .pattern(let matcher):
            var text: String = text
            return text.withUTF8 { matcher.matches($0, in: request) }
        case .unfilled(let pattern): return pattern.matches(text, in: request) { request.value(of: $0.key.folded)?.variable }
        }
    }

    /// The same for a part of some text in UTF-8.
    func matches(_ bytes: [UInt8], _ range: Range<Int>, in request: PolicyRequest) -> Bool {
        switch self {
        case .anything: true
        case .literal(_, let matcher), .pattern(let matcher):
            bytes.withUnsafeBufferPointer { matcher.matches(UnsafeBufferPointer(rebasing: $0[range]), in: request) }
        case .unfilled: matches(String(decoding: bytes[range], as: UTF8.self), in: request)
        }
    }
}

extension RequestContext.Value {
    /// What a policy variable stands for: keys that can have many values are none (IAM user guide, *Variables*).
    var variable: String? {
        guard case .one(let text) = self else { return nil }
        return text
    }
}

extension String {
    /// Byte for byte, for a `self` in ASCII: `==` also takes a text for equal that is only written differently, but none of the same length.
    func isSame(asASCII other: String) -> Bool { self == other && utf8.count == other.utf8.count }
}
