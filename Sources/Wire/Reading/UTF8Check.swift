/// Well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// How many bytes the character takes that begins at `place`; nil if it is not well-formed or does not end before `end`.
    static func length(of bytes: some RandomAccessCollection<UInt8>, at place: Int, before end: Int) -> Int? {
        length(end - place) { bytes[bytes.index(bytes.startIndex, offsetBy: place + $0)] }
    }

    @inline(__always)
    private static func length(_ available: Int, _ byte: (Int) -> UInt8) -> Int? {
        let first: UInt8 = byte(0)
        if first < 0x80 { return 1 }
        let length: Int
        // What the second byte may be; later ones are always 80 to BF.
        let second: ClosedRange<UInt8>
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard available >= length, second.contains(byte(1)) else { return nil }
        for index: Int in 2..<Swift.max(length, 2) where byte(index) & 0xC0 != 0x80 { return nil }
        return length
    }
}
