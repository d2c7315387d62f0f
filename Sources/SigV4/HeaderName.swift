/// Header names compare without regard to the case of ASCII letters (RFC 9110 §5.1).
extension String {
    /// Whether this is the header name `name`, in whatever case. `name` is in lower case.
    package func isHeader(_ name: String) -> Bool { orderAsHeader(to: name) == 0 }

    /// Negative, zero or positive, as this name in lower case comes before, is, or comes after `name`, by bytes. `name` is in lower case.
    func orderAsHeader(to name: String) -> Int {
        // Over the bytes themselves: a string's own iterator costs ten times as much, and this runs for each field of each request.
        let order: Int?? = utf8.withContiguousStorageIfAvailable { mine in
            name.utf8.withContiguousStorageIfAvailable { others in Self.order(mine, others) }
        }
        return (order ?? nil) ?? Self.order(Array(utf8), Array(name.utf8))
    }

    private static func order<Bytes: RandomAccessCollection<UInt8>>(_ name: Bytes, _ other: Bytes) -> Int {
        for (left, right): (UInt8, UInt8) in zip(name, other) where left.lowercasedASCII != right {
            return Int(left.lowercasedASCII) - Int(right)
        }
        return name.count - other.count
    }

    /// Whether this comes before `other` in the order of their bytes.
    func precedesByBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension UInt8 {
    /// `a` for `A`; anything but a capital ASCII letter stays.
    var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
    /// `A` for `a`; anything but a small ASCII letter stays.
    var uppercasedASCII: UInt8 { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self & 0xDF : self }
    /// What may stand around a header's value (RFC 9110 §5.6.3).
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
