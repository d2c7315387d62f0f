/// A square picture in black and white as a file (W3C *Portable Network Graphics*, second edition, whose clauses are cited as PNG).
struct PNG: Sendable {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - side: In pixels.
    ///   - rows: Eight pixels a byte, the leftmost being the highest bit; 1 is white.
    init(side: Int, rows: [[UInt8]]) {
        // Bit depth 1, greyscale, and the only methods there are of compression, filter and no interlace (PNG 11.2.2).
        let header: [UInt8] = Self.bigEndian(UInt32(side)) + Self.bigEndian(UInt32(side)) + [1, 0, 0, 0, 0]
        // Each row begins with its filter type: none (PNG 9.2).
        let pixels: [UInt8] = rows.flatMap { [0] + $0 }
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes = signature + Self.chunk("IHDR", header) + Self.chunk("IDAT", Self.zlib(pixels)) + Self.chunk("IEND", [])
    }

    /// Length, type, data, and the check of the latter two (PNG 5.3).
    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let checked: [UInt8] = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + checked + bigEndian(Checksum.crc32(checked))
    }

    /// `data` in a zlib stream (RFC 1950, 2.2) of blocks that are stored as they are (RFC 1951, 3.2.4).
    static func zlib(_ data: [UInt8]) -> [UInt8] {
        // Deflate with a window of 32 KiB; the second byte makes both a multiple of 31.
        var stream: [UInt8] = [0x78, 0x01]
        var rest: ArraySlice<UInt8> = data[...]
        repeat {
            let block: ArraySlice<UInt8> = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let length: UInt16 = UInt16(block.count)
            stream += [rest.isEmpty ? 1 : 0, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
            stream += block
        } while !rest.isEmpty
        return stream + bigEndian(Checksum.adler32(data))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { (shift: UInt32) -> UInt8 in UInt8(value >> shift & 0xFF) }
    }
}
