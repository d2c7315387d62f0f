/// A text's bytes as the codewords that the symbol shows.
struct Message: Sendable {
    /// The codewords of data, before they are divided into blocks.
    let data: [UInt8]
    /// The final sequence: all blocks' data interleaved, and then their error correction.
    let codewords: [UInt8]

    /// `bytes` must fit the version's capacity.
    init(_ bytes: [UInt8], version: Version) {
        data = Self.padded(bytes, version: version)
        codewords = Self.interleaved(data, version: version)
    }

    /// Mode indicator, count, bytes, terminator, and the padding that alternates (7.4.5, 7.4.9, 7.4.10).
    private static func padded(_ bytes: [UInt8], version: Version) -> [UInt8] {
        var stream: BitStream = BitStream()
        stream.append(0b0100, length: 4)
        stream.append(bytes.count, length: version.countBits)
        for byte: UInt8 in bytes { stream.append(Int(byte), length: 8) }
        // In byte mode the four zero bits always find room, and end a codeword.
        stream.append(0b0000, length: 4)
        let missing: Int = version.dataCodewords - stream.bytes.count
        return stream.bytes + (0..<missing).map { $0.isMultiple(of: 2) ? 0xEC : 0x11 }
    }

    /// The last blocks have a codeword more if the data does not divide evenly (7.5.2, 7.6).
    private static func interleaved(_ data: [UInt8], version: Version) -> [UInt8] {
        let generator: ReedSolomon = ReedSolomon(degree: version.correction)
        let short: Int = data.count / version.blocks
        let shortBlocks: Int = version.blocks - data.count % version.blocks
        let blocks: [[UInt8]] = (0..<version.blocks).map { index in
            let start: Int = index * short + max(0, index - shortBlocks)
            return Array(data[start..<(start + (index < shortBlocks ? short : short + 1))])
        }
        return columns(of: blocks) + columns(of: blocks.map(generator.correction(of:)))
    }

    /// The first codewords of all blocks, then the second ones, and so on.
    private static func columns(of blocks: [[UInt8]]) -> [UInt8] {
        let longest: Int = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in blocks.filter { index < $0.count }.map { $0[index] } }
    }
}
