import AWSTypes

extension NodeDecoder {
    /// Where a text stands; nil for a gap. Throws if there is no text.
    func textRange() throws(AWSError) -> TextRange? {
        if isGap { return nil }
        guard kind == .string else { throw mismatch("a String") }
        return document.nodes[node].content
    }

    func string() throws(AWSError) -> String {
        guard let range: TextRange = try textRange() else { return "" }
        return String(decoding: document.text(in: range), as: UTF8.self)
    }

    func boolean() throws(AWSError) -> Bool {
        if isGap { return false }
        switch kind {
        case .yes: return true
        case .no: return false
        case .string where decoding.wireProtocol == .query:
            switch string(of: document.nodes[node].content) {
            case "true": return true
            case "false": return false
            default: throw mismatch("a Boolean")
            }
        default: throw mismatch("a Boolean")
        }
    }

    /// `type` is the type's name in an error, with its article.
    func integer(_ type: StaticString = "an Integer") throws(AWSError) -> Int64 {
        if isGap { return 0 }
        guard isNumber else { throw mismatch(type) }
        let text: ArraySlice<UInt8> = document.text(in: document.nodes[node].content)
        if let value: Int64 = Int64(digits: text) { return value }
        // `30.0` and `3e1` are whole numbers, too.
        guard kind == .decimal, let value: Int64 = Double(String(decoding: text, as: UTF8.self)).flatMap({ Int64(exactly: $0) }) else {
            throw mismatch(type)
        }
        return value
    }

    func double(_ type: StaticString = "a Double") throws(AWSError) -> Double {
        if isGap { return 0 }
        guard isNumber else { throw mismatch(type) }
        let text: String = string(of: document.nodes[node].content)
        // Swift reads `nan`, `inf` and hexadecimal numbers, too; a form may hold any text.
        guard text.utf8.allSatisfy({ $0.isASCIIDigit || "+-.eE".utf8.contains($0) }), let value: Double = Double(text), value.isFinite
        else {
            throw mismatch(type)
        }
        return value
    }

    func instant() throws(AWSError) -> Instant {
        if isGap { return Instant(milliseconds: 0) }
        if decoding.wireProtocol == .query {
            guard kind == .string, let instant: Instant = Instant(iso8601: document.text(in: document.nodes[node].content)) else {
                throw mismatch("a Timestamp")
            }
            return instant
        }
        let seconds: Double = try double("a Timestamp")
        guard let instant: Instant = Instant(epochSeconds: seconds) else { throw mismatch("a Timestamp") }
        return instant
    }

    /// The error for a value of another type, as AWS words it. It names the kind of what was found and never the value.
    func mismatch(_ wanted: StaticString) -> AWSError {
        guard decoding.wireProtocol == .json else {
            return .malformedInput("The value of `\(document.path(to: node))` can not be converted to \(wanted)")
        }
        let found: StaticString
        switch kind {
        case .object: return .serialization("Start of structure or map found where not expected.")
        case .array: return .serialization("Start of list found where not expected.")
        case .string: found = "STRING_VALUE"
        case .integer: found = "NUMBER_VALUE"
        case .decimal: found = "DECIMAL_VALUE"
        case .yes: found = "TRUE_VALUE"
        case .no: found = "FALSE_VALUE"
        case .null: found = "NULL_VALUE"
        }
        return .serialization("\(found) can not be converted to \(wanted)")
    }

    private var isNumber: Bool {
        kind == .integer || kind == .decimal || kind == .string && decoding.wireProtocol == .query
    }

    private func string(of range: TextRange) -> String { String(decoding: document.text(in: range), as: UTF8.self) }
}

extension Int64 {
    /// Decimal digits after at most one sign; nil if it is anything else or too large.
    fileprivate init?(digits text: ArraySlice<UInt8>) {
        let isNegative: Bool = text.first == UInt8(ascii: "-")
        let digits: ArraySlice<UInt8> = isNegative ? text.dropFirst() : text
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte: UInt8 in digits {
            guard byte.isASCIIDigit else { return nil }
            let (shifted, isTooLarge): (Int64, Bool) = value.multipliedReportingOverflow(by: 10)
            // Counted down, because the smallest number has no positive counterpart.
            let (next, isTooSmall): (Int64, Bool) = shifted.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !isTooLarge, !isTooSmall else { return nil }
            value = next
        }
        guard isNegative || value != .min else { return nil }
        self = isNegative ? value : -value
    }
}
