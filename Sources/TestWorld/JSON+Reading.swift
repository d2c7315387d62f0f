/// Where and why a text is not JSON.
package struct JSONFault: Error, CustomStringConvertible {
    /// In bytes from the start.
    package let offset: Int
    package let reason: String
    package var description: String { "no JSON at byte \(offset): \(reason)" }
}

extension JSON {
    /// Reads one JSON value and nothing behind it (RFC 8259). A member given twice is a fault.
    package init(reading bytes: some Sequence<UInt8>) throws(JSONFault) {
        var reader: JSONReader = JSONReader(bytes: Array(bytes))
        self = try reader.value()
        reader.skipSpace()
        guard reader.isAtEnd else { throw reader.fault("something stands behind the value") }
    }

    package init(reading text: String) throws(JSONFault) { try self.init(reading: text.utf8) }
}

private struct JSONReader {
    let bytes: [UInt8]
    var place: Int = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    func fault(_ reason: String) -> JSONFault { JSONFault(offset: place, reason: reason) }

    mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    mutating func value() throws(JSONFault) -> JSON {
        skipSpace()
        guard place < bytes.count else { throw fault("a value is missing") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .list(try items())
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func members() throws(JSONFault) -> [String: JSON] {
        var members: [String: JSON] = [:]
        place += 1
        if take("}") { return members }
        repeat {
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fault("a member's name is missing") }
            let name: String = try text()
            guard members[name] == nil else { throw fault("member `\(name)` is there twice") }
            guard take(":") else { throw fault("a colon is missing") }
            members[name] = try value()
        } while take(",")
        guard take("}") else { throw fault("the object has no end") }
        return members
    }

    private mutating func items() throws(JSONFault) -> [JSON] {
        var items: [JSON] = []
        place += 1
        if take("]") { return items }
        repeat { items.append(try value()) } while take(",")
        guard take("]") else { throw fault("the list has no end") }
        return items
    }

    private mutating func text() throws(JSONFault) -> String {
        var units: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte: UInt8 = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text: String = String(validating: units, as: UTF8.self) else { throw fault("the text is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): units += Array(String(try escaped()).utf8)
            case 0..<0x20: throw fault("a control character stands in a text")
            default: units.append(byte)
            }
        }
        throw fault("the text has no end")
    }

    private mutating func escaped() throws(JSONFault) -> Character {
        guard place < bytes.count else { throw fault("the text has no end") }
        place += 1
        switch bytes[place - 1] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "u"): return Character(try scalar())
        default: throw fault("no such escape")
        }
    }

    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first: UInt32 = try unit()
        var code: UInt32 = first
        if (0xD800..<0xDC00).contains(first), bytes[place...].starts(with: "\\u".utf8) {
            place += 2
            let second: UInt32 = try unit()
            code = 0x10000 + (first - 0xD800) << 10 + (second &- 0xDC00)
        }
        guard let scalar: Unicode.Scalar = Unicode.Scalar(code) else { throw fault("half a character") }
        return scalar
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        guard place + 4 <= bytes.count, let unit: UInt32 = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits are missing") }
        place += 4
        return unit
    }

    private mutating func number() throws(JSONFault) -> JSON {
        let start: Int = place
        while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
        guard let number: Double = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else { throw fault("no value") }
        return .number(number)
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[place...].starts(with: word.utf8) else { throw fault("no value") }
        place += word.utf8.count
        return value
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }
}
