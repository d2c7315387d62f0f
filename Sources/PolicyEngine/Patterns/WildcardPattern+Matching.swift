extension WildcardPattern {
    /// Whether all of `text` is as the pattern says. A pattern whose variables are not filled in matches nothing.
    package func matches(_ text: String) -> Bool {
        var work: Int = 0
        return matches(text, work: &work)
    }

    func matches(_ text: String, work: inout Int) -> Bool {
        guard let matcher else { return false }
        var text: String = text
        return text.withUTF8 { matcher.matches($0, work: &work) }
    }

    /// Whether `text` is as the pattern says once its variables are filled in; false if one has neither a value nor a default.
    func matches(_ text: String, work: inout Int, filling value: (PolicyVariable) -> String?) -> Bool {
        guard hasVariables else { return matches(text, work: &work) }
        // Most texts differ already in front of the first variable.
        if case .text(let bytes)? = tokens.first, !text.utf8.starts(with: bytes) { return false }
        return filled(value, upTo: text.utf8.count, work: &work)?.matches(text, work: &work) ?? false
    }

    /// The text that alone matches; nil if there are wildcards or variables.
    var literal: String? {
        guard let matcher, matcher.steps.isEmpty else { return nil }
        return String(decoding: matcher.prefix, as: UTF8.self)
    }

    /// The patterns between the first `count` colons, and the rest. Nil if there are not so many.
    func split(atColons count: Int) -> [WildcardPattern]? {
        var parts: [WildcardPattern] = []
        var part: [Token] = []
        for token: Token in tokens {
            guard case .text(let bytes) = token else {
                part.append(token)
                continue
            }
            var rest: ArraySlice<UInt8> = bytes[...]
            while parts.count < count, let colon: Int = rest.firstIndex(of: UInt8(ascii: ":")) {
                if colon > rest.startIndex { part.append(.text(Array(rest[..<colon]))) }
                parts.append(WildcardPattern(part))
                part = []
                rest = rest[(colon + 1)...]
            }
            if !rest.isEmpty { part.append(.text(Array(rest))) }
        }
        return parts.count == count ? parts + [WildcardPattern(part)] : nil
    }
}
