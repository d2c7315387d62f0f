/// Reads a policy's JSON (RFC 8259) strictly, in time linear in its length: no byte order mark, nothing behind the value, no member twice,
/// bounded in size and depth. Parsers that differ in these points would differ in who is let in.
struct JSONReader {
    /// In bytes. AWS's largest policies are much smaller; this only bounds the work.
    static let maximumSize: Int = 65_536
    /// A policy needs six.
    static let maximumDepth: Int = 16

    let bytes: [UInt8]
    private(set) var offset: Int = 0
    private var line: Int = 1
    private var lineStart: Int = 0
    /// Bytes of this line that are not the first of their character.
    private var trailingBytes: Int = 0

    /// - Parameter limit: How many bytes there may be.
    static func read(_ bytes: [UInt8], limit: Int = maximumSize) throws(PolicySyntaxError) -> JSONNode {
        guard bytes.count <= limit else { throw PolicySyntaxError(.tooLarge(limit: limit), place: .document, position: .start) }
        var reader: JSONReader = JSONReader(bytes: bytes)
        reader.skipSpace()
        let node: JSONNode = try reader.value(at: .document, depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw reader.error(.textBehindTheEnd, at: .document) }
        return node
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    // MARK: Where we are

    var position: TextPosition { TextPosition(line: line, column: offset - lineStart - trailingBytes + 1, offset: offset) }

    /// Nil at the end.
    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func advance() {
        if bytes[offset] & 0xC0 == 0x80 { trailingBytes += 1 }
        offset += 1
    }

    func error(_ fault: JSONFault, at place: PolicyPlace) -> PolicySyntaxError {
        PolicySyntaxError(.invalidJSON(byte == nil ? .endsTooEarly : fault), place: place, position: position)
    }

    private mutating func skipSpace() {
        while let byte {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                offset += 1
                lineStart = offset
                trailingBytes = 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
            default: return
            }
        }
    }

    // MARK: Values

    private mutating func value(at place: PolicyPlace, depth: Int) throws(PolicySyntaxError) -> JSONNode {
        guard depth < Self.maximumDepth else { throw error(.tooDeep(limit: Self.maximumDepth), at: place) }
        let start: TextPosition = position
        let value: JSONNode.Value
        switch byte {
        case UInt8(ascii: "{"): value = .object(try members(at: place, depth: depth))
        case UInt8(ascii: "["): value = .array(try items(at: place, depth: depth))
        case UInt8(ascii: "\""): value = .string(try string(at: place))
        case let first? where first.isDigit || first == UInt8(ascii: "-"): value = .number(try number(at: place))
        case UInt8(ascii: "t"): value = .boolean(try word("true", is: true, at: place))
        case UInt8(ascii: "f"): value = .boolean(try word("false", is: false, at: place))
        case UInt8(ascii: "n"): value = try word("null", is: .null, at: place)
        default: throw error(.noValue, at: place)
        }
        return JSONNode(value: value, place: place, start: start, end: position)
    }

    private mutating func members(at place: PolicyPlace, depth: Int) throws(PolicySyntaxError) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        var names: Set<String> = []
        advance()
        skipSpace()
        if takes(UInt8(ascii: "}")) { return [] }
        while true {
            let start: TextPosition = position
            guard byte == UInt8(ascii: "\"") else { throw error(.noMemberName, at: place) }
            let name: String = try string(at: place)
            let memberPlace: PolicyPlace = place.member(name)
            guard names.insert(name).inserted else { throw PolicySyntaxError(.duplicateMember(name), place: memberPlace, position: start) }
            skipSpace()
            guard takes(UInt8(ascii: ":")) else { throw error(.noColon, at: memberPlace) }
            skipSpace()
            members.append(JSONNode.Member(name: name, start: start, node: try value(at: memberPlace, depth: depth + 1)))
            skipSpace()
            if takes(UInt8(ascii: "}")) { return members }
            guard takes(UInt8(ascii: ",")) else { throw error(.noCommaInObject, at: place) }
            skipSpace()
        }
    }

    private mutating func items(at place: PolicyPlace, depth: Int) throws(PolicySyntaxError) -> [JSONNode] {
        var items: [JSONNode] = []
        advance()
        skipSpace()
        if takes(UInt8(ascii: "]")) { return [] }
        while true {
            items.append(try value(at: place.item(items.count), depth: depth + 1))
            skipSpace()
            if takes(UInt8(ascii: "]")) { return items }
            guard takes(UInt8(ascii: ",")) else { throw error(.noCommaInArray, at: place) }
            skipSpace()
        }
    }

    private mutating func word<T>(_ word: StaticString, is value: T, at place: PolicyPlace) throws(PolicySyntaxError) -> T {
        for expected: UInt8 in word.description.utf8 {
            guard takes(expected) else { throw error(.noValue, at: place) }
        }
        return value
    }

    /// Steps over `expected` if it comes next.
    mutating func takes(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        offset += 1
        return true
    }
}
