/// A UUID as sixteen bytes, in two words with the first byte highest.
struct EventIdentifier: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Nil unless `text` is 8-4-4-4-12 hexadecimal digits, in either case (RFC 9562, section 4).
    init?(_ text: String) {
        var words: (high: UInt64, low: UInt64) = (0, 0)
        var digits: Int = 0
        var place: Int = 0
        for byte: UInt8 in text.utf8 {
            let isHyphenPlace: Bool = place == 8 || place == 13 || place == 18 || place == 23
            place += 1
            guard !isHyphenPlace else {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard digits < 32, let digit: UInt64 = Self.value(ofDigit: byte) else { return nil }
            if digits < 16 { words.high = words.high << 4 | digit } else { words.low = words.low << 4 | digit }
            digits += 1
        }
        guard place == 36 else { return nil }
        (high, low) = words
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// In lower case.
    var text: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index: Int in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            let word: UInt64 = index < 16 ? high : low
            let digit: UInt8 = UInt8(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4)) & 15
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
