extension JSONReader {
    /// A string; the reader stands on its opening quotation mark.
    mutating func string(at place: PolicyPlace) throws(PolicySyntaxError) -> String {
        let start: TextPosition = position
        var text: [UInt8] = []
        advance()
        var plainStart: Int = offset
        while true {
            switch byte {
            case UInt8(ascii: "\""):
                text.append(contentsOf: bytes[plainStart..<offset])
                advance()
                guard let string: String = String(validating: text, as: UTF8.self) else {
                    throw PolicySyntaxError(.invalidJSON(.notUTF8), place: place, position: start)
                }
                return string
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[plainStart..<offset])
                text.append(contentsOf: try escape(at: place))
                plainStart = offset
            case let plain? where plain >= 0x20: advance()
            default: throw error(.controlCharacter, at: place)
            }
        }
    }

    /// What an escape stands for, in UTF-8; the reader stands on its backslash.
    private mutating func escape(at place: PolicyPlace) throws(PolicySyntaxError) -> [UInt8] {
        let escape: TextPosition = position
        advance()
        let plain: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[offset]
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"):
            advance()
            return try unicodeEscape(from: escape, at: place)
        default: throw error(.unknownEscape, at: place)
        }
        advance()
        return [plain]
    }

    /// One scalar of one or two `\u` escapes; the reader stands behind the first `u`.
    private mutating func unicodeEscape(from start: TextPosition, at place: PolicyPlace) throws(PolicySyntaxError) -> [UInt8] {
        var code: UInt32 = try codeUnit(at: place)
        if UTF16.isLeadSurrogate(UInt16(code)), takes(UInt8(ascii: "\\")), takes(UInt8(ascii: "u")) {
            let trail: UInt32 = try codeUnit(at: place)
            if UTF16.isTrailSurrogate(UInt16(trail)) { code = 0x10000 + (code - 0xD800) << 10 + (trail - 0xDC00) }
        }
        guard let scalar: Unicode.Scalar = Unicode.Scalar(code) else {
            throw PolicySyntaxError(.invalidJSON(.loneSurrogate), place: place, position: start)
        }
        return Array(String(scalar).utf8)
    }

    /// Four hexadecimal digits: a number up to 0xFFFF.
    private mutating func codeUnit(at place: PolicyPlace) throws(PolicySyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for _: Int in 0..<4 {
            guard let byte, let digit: Int = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.unknownEscape, at: place) }
            code = code << 4 | UInt32(digit)
            advance()
        }
        return code
    }

    /// A number as it is written.
    mutating func number(at place: PolicyPlace) throws(PolicySyntaxError) -> String {
        let start: Int = offset
        _ = takes(UInt8(ascii: "-"))
        if !takes(UInt8(ascii: "0")) { try digits(at: place) }
        if takes(UInt8(ascii: ".")) { try digits(at: place) }
        if takes(UInt8(ascii: "e")) || takes(UInt8(ascii: "E")) {
            if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
            try digits(at: place)
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits(at place: PolicyPlace) throws(PolicySyntaxError) {
        guard byte?.isDigit == true else { throw error(.malformedNumber, at: place) }
        while byte?.isDigit == true { advance() }
    }
}

extension UInt8 {
    /// An ASCII digit.
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    /// An ASCII letter.
    var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
}
