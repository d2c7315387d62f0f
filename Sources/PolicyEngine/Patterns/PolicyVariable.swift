/// `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`: a place in a pattern that the request fills
/// (IAM user guide, *Variables and tags*).
package struct PolicyVariable: Hashable, Sendable {
    /// A condition key's name.
    package let key: ConditionKey
    /// What stands in for an absent key; nil: then nothing matches.
    package let fallback: String?

    /// Reads what stands between the braces, in UTF-8.
    init(_ bytes: ArraySlice<UInt8>) throws(VariableFault) {
        let comma: Int = bytes.firstIndex(of: UInt8(ascii: ",")) ?? bytes.endIndex
        let name: ArraySlice<UInt8> = bytes[..<comma]
        guard !name.contains(where: { $0 <= 0x20 }) else { throw .space }
        guard let key: ConditionKey = ConditionKey(String(decoding: name, as: UTF8.self)) else { throw .noPrefix }
        self.key = key
        guard comma < bytes.endIndex else {
            fallback = nil
            return
        }
        let quoted: ArraySlice<UInt8> = bytes[(comma + 1)...].drop { $0 == UInt8(ascii: " ") }
        guard quoted.count >= 2, quoted.first == Self.quote, quoted.last == Self.quote else { throw .noQuotedDefault }
        let text: ArraySlice<UInt8> = quoted.dropFirst().dropLast()
        guard !text.contains(Self.quote) else { throw .noQuotedDefault }
        fallback = String(decoding: text, as: UTF8.self)
    }

    /// What stands between the braces of a variable that begins `bytes` with `${`; nil if none begins there.
    static func inside(_ bytes: ArraySlice<UInt8>) throws(VariableFault) -> ArraySlice<UInt8>? {
        guard bytes.first == UInt8(ascii: "$"), bytes.dropFirst().first == UInt8(ascii: "{") else { return nil }
        let inside: ArraySlice<UInt8> = bytes.dropFirst(2)
        // A default may hold a brace.
        var isQuoted: Bool = false
        for index: Int in inside.indices {
            if inside[index] == quote { isQuoted.toggle() }
            if inside[index] == UInt8(ascii: "}"), !isQuoted { return inside[..<index] }
        }
        throw .noClosingBrace
    }

    private static let quote: UInt8 = UInt8(ascii: "'")
}
