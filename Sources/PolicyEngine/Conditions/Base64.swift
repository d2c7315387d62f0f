/// Base64 with the standard alphabet and padding (RFC 4648, section 4).
enum Base64 {
    /// Nil unless `text` is the one encoding of some bytes.
    static func decode(_ text: String) -> [UInt8]? {
        let characters: [UInt8] = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        let padding: Int = characters.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3)
        var buffer: UInt32 = 0
        var bits: Int = 0
        for character: UInt8 in characters.dropLast(padding) {
            guard let value: UInt32 = value(of: character) else { return nil }
            buffer = buffer << 6 | value
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(buffer >> UInt32(bits) & 0xFF))
            buffer &= 1 << UInt32(bits) - 1
        }
        // What is left over must be zero, or the same bytes would have many encodings.
        return buffer == 0 ? bytes : nil
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
