package import AWSTypes

/// Reads the body of an AWS JSON request: exactly one JSON object (RFC 8259) in UTF-8, white space around it.
package enum JSONBody {
    /// Objects and arrays may lie in each other this deep, the outermost object included.
    package static let depth: Int = 32

    /// Throws a serialization error without a message for everything else; a body without any bytes counts as `{}`.
    package static func parse(_ bytes: [UInt8]) throws(AWSError) -> WireDocument {
        guard bytes.count < TextRange.limit else { throw .serialization() }
        if bytes.isEmpty { return WireDocument(bytes: [], nodes: [WireNode(kind: .object, next: 1)]) }
        var parser: JSONParser = JSONParser(bytes)
        do {
            try parser.document()
        } catch {
            throw .serialization()
        }
        return WireDocument(bytes: bytes, nodes: parser.nodes)
    }
}

/// The bytes are not what they should be. Where and why is nobody's business: AWS does not say either.
private struct Malformed: Error {}

/// Goes over the bytes once, from left to right; recursion is bounded by the depth that is allowed.
private struct JSONParser {
    private let bytes: [UInt8]
    private var place: Int = 0
    private(set) var nodes: [WireNode] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // Enough for most requests, and at no size more than the body deserves.
        nodes.reserveCapacity(min(bytes.count / 8 + 2, 32))
    }

    /// The byte that comes next; zero, which is nowhere allowed outside of strings, at the end.
    private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    mutating func document() throws(Malformed) {
        skipSpace()
        guard byte == UInt8(ascii: "{") else { throw Malformed() }
        try value(named: TextRange(), depth: 1)
        skipSpace()
        guard place == bytes.count else { throw Malformed() }
    }

    private mutating func value(named name: TextRange, depth: Int) throws(Malformed) {
        switch byte {
        case UInt8(ascii: "\""):
            let text: TextRange = try string()
            leaf(.string, text, name)
        case UInt8(ascii: "{"): try object(named: name, depth: depth)
        case UInt8(ascii: "["): try array(named: name, depth: depth)
        case UInt8(ascii: "t"): leaf(.yes, try word("true"), name)
        case UInt8(ascii: "f"): leaf(.no, try word("false"), name)
        case UInt8(ascii: "n"): leaf(.null, try word("null"), name)
        default: try number(named: name)
        }
    }

    private mutating func object(named name: TextRange, depth: Int) throws(Malformed) {
        let opened: Int = try open(.object, name, depth)
        guard byte != UInt8(ascii: "}") else { return close(opened) }
        while true {
            guard byte == UInt8(ascii: "\"") else { throw Malformed() }
            let member: TextRange = try string()
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw Malformed() }
            place += 1
            skipSpace()
            try value(named: member, depth: depth + 1)
            skipSpace()
            guard byte == UInt8(ascii: ",") else { break }
            place += 1
            skipSpace()
        }
        guard byte == UInt8(ascii: "}") else { throw Malformed() }
        close(opened)
    }

    private mutating func array(named name: TextRange, depth: Int) throws(Malformed) {
        let opened: Int = try open(.array, name, depth)
        guard byte != UInt8(ascii: "]") else { return close(opened) }
        while true {
            try value(named: TextRange(), depth: depth + 1)
            skipSpace()
            guard byte == UInt8(ascii: ",") else { break }
            place += 1
            skipSpace()
        }
        guard byte == UInt8(ascii: "]") else { throw Malformed() }
        close(opened)
    }

    private mutating func open(_ kind: WireNode.Kind, _ name: TextRange, _ depth: Int) throws(Malformed) -> Int {
        guard depth <= JSONBody.depth else { throw Malformed() }
        nodes.append(WireNode(kind: kind, name: name))
        place += 1
        skipSpace()
        return nodes.count - 1
    }

    private mutating func close(_ opened: Int) {
        place += 1
        nodes[opened].next = UInt32(nodes.count)
    }

    private mutating func leaf(_ kind: WireNode.Kind, _ content: TextRange, _ name: TextRange) {
        nodes.append(WireNode(kind: kind, content: content, name: name, next: UInt32(nodes.count + 1)))
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    private mutating func word(_ word: StaticString) throws(Malformed) -> TextRange {
        let start: Int = place
        guard bytes[start...].starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)) else {
            throw Malformed()
        }
        place += word.utf8CodeUnitCount
        return TextRange(start..<place)
    }
}

extension JSONParser {
    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private mutating func number(named name: TextRange) throws(Malformed) {
        let start: Int = place
        if byte == UInt8(ascii: "-") { place += 1 }
        if byte == UInt8(ascii: "0") { place += 1 } else { try digits() }
        var kind: WireNode.Kind = .integer
        if byte == UInt8(ascii: ".") {
            kind = .decimal
            place += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            kind = .decimal
            place += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
            try digits()
        }
        leaf(kind, TextRange(start..<place), name)
    }

    private mutating func digits() throws(Malformed) {
        guard byte.isASCIIDigit else { throw Malformed() }
        while byte.isASCIIDigit { place += 1 }
    }

    private mutating func string() throws(Malformed) -> TextRange {
        place += 1
        let start: Int = place
        var isEscaped: Bool = false
        while place < bytes.count {
            let byte: UInt8 = bytes[place]
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                return TextRange(start..<place - 1, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape()
            case ..<0x20: throw Malformed()
            case ..<0x80: place += 1
            default:
                guard let length: Int = UTF8Check.length(of: bytes, at: place, before: bytes.count) else { throw Malformed() }
                place += length
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) {
        place += 2
        switch bytes[place - 1 < bytes.count ? place - 1 : 0] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"): break
        default: throw Malformed()
        }
        guard let unit: UInt32 = bytes.utf16Unit(at: place) else { throw Malformed() }
        place += 4
        // Halves of a character beyond U+FFFF come in pairs only, the high one first.
        guard unit & 0xF800 == 0xD800 else { return }
        guard unit & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u"),
            let low: UInt32 = bytes.utf16Unit(at: place + 2), low & 0xFC00 == 0xDC00
        else { throw Malformed() }
        place += 6
    }
}
