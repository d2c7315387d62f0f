/// Percent-encoding as Signature Version 4 wants it: everything but RFC 3986's unreserved characters, in capital hexadecimal digits.
extension [UInt8] {
    mutating func appendPercentEncoded(_ byte: UInt8) {
        guard !byte.isUnreserved else { return append(byte) }
        append(UInt8(ascii: "%"))
        append((byte >> 4).upperHexDigit)
        append((byte & 15).upperHexDigit)
    }

    /// Appends part of a query in its one canonical spelling.
    mutating func appendRecoded(_ text: ArraySlice<UInt8>) {
        text.forEachDecoded { appendPercentEncoded($0) }
    }
}

extension ArraySlice<UInt8> {
    /// What a name or a value of a query stands for.
    var percentDecoded: ArraySlice<UInt8> {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        forEachDecoded { bytes.append($0) }
        return bytes[...]
    }

    /// Hands on each byte that a part of a query stands for. `+` is a space, as in every form; a `%` without two digits is itself.
    ///
    /// Whoever reads parameters from a signed query must decode them in this way too: what looks the same here must mean the same there.
    func forEachDecoded(_ take: (UInt8) -> Void) {
        var index: Int = startIndex
        while index < endIndex {
            let byte: UInt8 = self[index]
            if byte == UInt8(ascii: "%"), index + 2 < endIndex, let high: UInt8 = self[index + 1].hexValue,
                let low: UInt8 = self[index + 2].hexValue
            {
                take(high << 4 | low)
                index += 3
            } else {
                take(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
    }
}

extension UInt8 {
    /// `A-Z a-z 0-9 - . _ ~` (RFC 3986 §2.3).
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
