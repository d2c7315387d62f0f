/// CRC-32C (Castagnoli; RFC 3720, appendix B.4): finds torn and rotten frames. Against a forger only the hash chain helps.
enum CRC32C {
    /// Eight tables of 256 words, so that eight bytes are taken at a step ("slicing by 8"). Table `n` holds the checksum of a
    /// byte that is followed by `n` zero bytes.
    private static let tables: [UInt32] = {
        let polynomial: UInt32 = 0x82F6_3B78
        var tables: [UInt32] = []
        tables.reserveCapacity(2048)
        for byte: UInt32 in 0..<256 {
            var value: UInt32 = byte
            for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : value >> 1 ^ polynomial }
            tables.append(value)
        }
        for index: Int in 256..<2048 {
            let before: UInt32 = tables[index - 256]
            tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
        }
        return tables
    }()

    /// The checksum of `range` of `bytes`.
    static func checksum(of bytes: [UInt8], in range: Range<Int>) -> UInt32 {
        let tables: [UInt32] = Self.tables
        let table: Span<UInt32> = tables.span
        let source: RawSpan = bytes.span.bytes
        var crc: UInt32 = ~0
        var place: Int = range.lowerBound
        while place + 8 <= range.upperBound {
            let word: UInt64 = UInt64(littleEndian: source.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(crc)
            // Table 7 is for the byte that seven others follow, hence the first, which stands lowest.
            let low: UInt32 =
                table[1792 + Int(word & 0xFF)] ^ table[1536 + Int(word >> 8 & 0xFF)] ^ table[1280 + Int(word >> 16 & 0xFF)]
                ^ table[1024 + Int(word >> 24 & 0xFF)]
            let high: UInt32 =
                table[768 + Int(word >> 32 & 0xFF)] ^ table[512 + Int(word >> 40 & 0xFF)] ^ table[256 + Int(word >> 48 & 0xFF)]
                ^ table[Int(word >> 56)]
            crc = low ^ high
            place += 8
        }
        while place < range.upperBound {
            crc = crc >> 8 ^ table[Int((crc ^ UInt32(bytes[place])) & 0xFF)]
            place += 1
        }
        return ~crc
    }
}
