/// Bytes as lower-case hexadecimal digits, the only form that Signature Version 4 knows.
extension [UInt8] {
    mutating func appendHex(of bytes: some Sequence<UInt8>) {
        for byte: UInt8 in bytes {
            append((byte >> 4).hexDigit)
            append((byte & 15).hexDigit)
        }
    }

    /// The bytes that `text` spells with two lower-case digits each; nil if it is anything else.
    init?(hex text: some Collection<UInt8>) {
        guard text.count % 2 == 0 else { return nil }
        self.init()
        reserveCapacity(text.count / 2)
        var high: UInt8?
        for digit: UInt8 in text {
            guard let value: UInt8 = digit.lowerHexValue else { return nil }
            if let first: UInt8 = high {
                append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
    }
}

extension UInt8 {
    /// The digit for a value below 16.
    var hexDigit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") + self - 10 }
    /// As ``hexDigit``, with capital letters.
    var upperHexDigit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "A") + self - 10 }

    /// What a digit of either case stands for; nil if this is none.
    var hexValue: UInt8? { lowercasedASCII.lowerHexValue }

    fileprivate var lowerHexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
