/// Where a text stands in a document's bytes, and whether it holds JSON escapes there. Eight bytes, for there may be many.
struct TextRange: Sendable {
    private let first: UInt32
    /// The end, and in the highest bit whether there are escapes.
    private let last: UInt32

    private static let escapeBit: UInt32 = 1 << 31
    /// Bodies are shorter than this by far; what is not is refused before it is parsed.
    static let limit: Int = Int(escapeBit)

    init() {
        first = 0
        last = 0
    }

    init(_ range: Range<Int>, isEscaped: Bool = false) {
        first = UInt32(range.lowerBound)
        last = UInt32(range.upperBound) | (isEscaped ? TextRange.escapeBit : 0)
    }

    var start: Int { Int(first) }
    var end: Int { Int(last & ~TextRange.escapeBit) }
    var count: Int { end - start }
    var isEscaped: Bool { last & TextRange.escapeBit != 0 }
}

extension WireDocument {
    /// A node's text as a string.
    func string(_ node: Int) -> String { String(decoding: text(in: nodes[node].content), as: UTF8.self) }

    /// The text without escapes. Copies nothing if there are none.
    func text(in range: TextRange) -> ArraySlice<UInt8> {
        guard range.isEscaped else { return bytes[range.start..<range.end] }
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        forEachByte(of: range) { plain.append($0) }
        return plain[...]
    }

    /// Hands over the text's bytes without escapes, one after the other. The parser has checked that they are well-formed.
    @inline(__always)
    func forEachByte(of range: TextRange, _ body: (UInt8) -> Void) {
        var place: Int = range.start
        let end: Int = range.end
        while place < end {
            let byte: UInt8 = bytes[place]
            guard range.isEscaped, byte == UInt8(ascii: "\\") else {
                body(byte)
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case UInt8(ascii: "n"): body(0x0A)
            case UInt8(ascii: "t"): body(0x09)
            case UInt8(ascii: "r"): body(0x0D)
            case UInt8(ascii: "b"): body(0x08)
            case UInt8(ascii: "f"): body(0x0C)
            case UInt8(ascii: "u"):
                place += scalarEscape(at: place, body)
                continue
            case let plain: body(plain)
            }
            place += 2
        }
    }

    /// One `\uXXXX`, or two that stand for one character beyond U+FFFF. Returns how long that is in the document.
    private func scalarEscape(at place: Int, _ body: (UInt8) -> Void) -> Int {
        let high: UInt32 = bytes.utf16Unit(at: place + 2) ?? 0xFFFD
        guard high & 0xFC00 == 0xD800 else {
            Unicode.Scalar(high)?.forEachUTF8Byte(body)
            return 6
        }
        let low: UInt32 = bytes.utf16Unit(at: place + 8) ?? 0
        Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF)?.forEachUTF8Byte(body)
        return 12
    }
}

extension Unicode.Scalar {
    fileprivate func forEachUTF8Byte(_ body: (UInt8) -> Void) {
        for byte: UInt8 in UTF8.encode(self) ?? UTF8.encodedReplacementCharacter { body(byte) }
    }
}

extension [UInt8] {
    /// Four hexadecimal digits as a number; nil if they are not.
    func utf16Unit(at start: Int) -> UInt32? {
        guard start + 4 <= count else { return nil }
        var unit: UInt32 = 0
        for byte: UInt8 in self[start..<start + 4] {
            guard let digit: UInt8 = byte.hexadecimalDigit else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }
}

extension UInt8 {
    /// 0 to 15; nil if this is no hexadecimal digit.
    var hexadecimalDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
