/// Base 64 (RFC 4648) without line breaks, from buffer to buffer so that keys need not pass through strings.
/// Decoding takes only the one text that encoding would have made.
enum Base64 {
    /// The alphabet with `+` and `/`, filled up with `=` (RFC 4648 §4).
    case standard
    /// The alphabet with `-` and `_`, not filled up (RFC 4648 §5).
    case url

    func encodedCount(_ count: Int) -> Int {
        switch self {
        case .standard: (count + 2) / 3 * 4
        case .url: (count * 4 + 2) / 3
        }
    }

    /// `output` holds ``encodedCount(_:)`` bytes.
    func encode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) {
        var waiting: UInt32 = 0
        var bits: Int = 0
        var place: Int = 0
        for byte: UInt8 in input {
            waiting = waiting << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                output[place] = letter(UInt8(truncatingIfNeeded: waiting >> UInt32(bits)) & 63)
                place += 1
            }
        }
        if bits > 0 {
            output[place] = letter(UInt8(truncatingIfNeeded: waiting << UInt32(6 - bits)) & 63)
            place += 1
        }
        while place < output.count {
            output[place] = UInt8(ascii: "=")
            place += 1
        }
    }

    /// How many bytes `text` stands for, by its length and its `=` alone; nil if no text has this length.
    func decodedCount(_ text: UnsafeRawBufferPointer) -> Int? {
        let letters: Int = lettersCount(text)
        guard letters % 4 != 1, encodedCount(letters * 3 / 4) == text.count else { return nil }
        return letters * 3 / 4
    }

    /// False if `text` holds another character or is not in the one canonical form; `output`, which holds ``decodedCount(_:)`` bytes, is
    /// then half written.
    func decode(_ text: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        guard decodedCount(text) == output.count else { return false }
        var waiting: UInt32 = 0
        var bits: Int = 0
        var place: Int = 0
        for character: UInt8 in text.prefix(lettersCount(text)) {
            guard let value: UInt8 = value(character) else { return false }
            waiting = waiting << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                output[place] = UInt8(truncatingIfNeeded: waiting >> UInt32(bits))
                place += 1
            }
        }
        return waiting & (1 << UInt32(bits) - 1) == 0
    }

    /// The characters before at most two `=`.
    private func lettersCount(_ text: UnsafeRawBufferPointer) -> Int {
        guard self == .standard else { return text.count }
        return text.count - text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    }

    private func letter(_ value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + (value - 26)
        case 52..<62: UInt8(ascii: "0") + (value - 52)
        case 62: self == .url ? UInt8(ascii: "-") : UInt8(ascii: "+")
        default: self == .url ? UInt8(ascii: "_") : UInt8(ascii: "/")
        }
    }

    private func value(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case letter(62): 62
        case letter(63): 63
        default: nil
        }
    }
}

extension Base64 {
    /// Nil if `text` is not in the one canonical form. For what is not secret.
    func decoded(_ text: String) -> [UInt8]? {
        let text: [UInt8] = Array(text.utf8)
        return text.withUnsafeBytes { text in
            guard let count: Int = decodedCount(text) else { return nil }
            var isText: Bool = false
            let bytes: [UInt8] = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
                isText = decode(text, into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
                written = isText ? count : 0
            }
            return isText ? bytes : nil
        }
    }
}
