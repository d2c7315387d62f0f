import Testing

@testable import QRCodes

/// The tables and annexes are those of ISO/IEC 18004:2015.
@Suite struct QRCodeTests {
    @Test("each version holds what the standard's Table 7 says at level M, and no more", arguments: zip(1...15, Self.capacities))
    func capacity(version: Int, bytes: Int) throws {
        let full: QRCode = try #require(QRCode(String(repeating: "x", count: bytes)))
        #expect(full.size == 17 + 4 * version)
        let over: QRCode? = QRCode(String(repeating: "x", count: bytes + 1))
        #expect(over?.size == (version == 15 ? nil : full.size + 4))
    }

    @Test("a text's length counts in bytes of UTF-8") func characters() throws {
        #expect(QRCode(String(repeating: "ä", count: 7))?.size == 21)
        #expect(QRCode(String(repeating: "ä", count: 8))?.size == 25)
        #expect(QRCode(String(repeating: "ä", count: 207)) == nil)
    }

    @Test("the codewords are mode, count, bytes, terminator and alternating padding") func padding() {
        let message: Message = Message(Array("Hi!".utf8), version: Version.all[0])
        #expect(message.data == [0x40, 0x34, 0x86, 0x92, 0x10, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC])
    }

    @Test("blocks of different lengths are interleaved") func interleaving() {
        // Version 8 has two blocks of 38 codewords and two of 39, of which the last codewords follow each other.
        let message: Message = Message([UInt8](0..<152), version: Version.all[7])
        let data: [UInt8] = message.data
        #expect(Array(message.codewords[..<8]) == [0, 38, 76, 115, 1, 39, 77, 116].map { data[$0] })
        #expect(Array(message.codewords[148..<154]) == [37, 75, 113, 152, 114, 153].map { data[$0] })
        #expect(message.codewords.count == 242)
    }

    @Test("the standard's example `01234567` (Annex I) is corrected as there") func correction() {
        let data: [UInt8] = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11]
        let expected: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        #expect(ReedSolomon(degree: 10).correction(of: data) == expected)
    }

    @Test("the generator of degree 10 is that of Annex A") func generator() {
        let exponents: [Int] = [251, 67, 46, 61, 118, 70, 64, 94, 32, 45]
        let powers: [UInt8] = exponents.map { (0..<$0).reduce(1) { power, _ in ReedSolomon.multiply(power, 2) } }
        #expect(ReedSolomon(degree: 10).coefficients == powers)
    }

    @Test("format information of level M is that of Table C.1", arguments: zip(Mask.allCases, Self.formats))
    func format(mask: Mask, bits: Int) {
        #expect(Information.format(mask) == bits)
    }

    @Test("version information is that of Table D.1") func versionInformation() {
        let expected: [Int?] = [0x07C94, 0x085BC, 0x09A99, 0x0A4D3, 0x0BBF6, 0x0C762, 0x0D847, 0x0E60D, 0x0F928]
        #expect(Version.all.map(Information.version) == [Int?](repeating: nil, count: 6) + expected)
    }

    @Test("finder and timing patterns and the dark module are in place", arguments: [1, 60, 412])
    func patterns(length: Int) throws {
        let code: QRCode = try #require(QRCode(String(repeating: "x", count: length)))
        let finder: [String] = ["#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........"]
        for (row, line): (Int, String) in finder.enumerated() {
            for (column, module): (Int, Character) in line.enumerated() {
                #expect(code[row, column] == (module == "#"))
                #expect(code[row, code.size - 1 - column] == (module == "#"))
                #expect(code[code.size - 1 - row, column] == (module == "#"))
            }
        }
        for index: Int in 8..<(code.size - 8) {
            #expect(code[6, index] == index.isMultiple(of: 2))
            #expect(code[index, 6] == index.isMultiple(of: 2))
        }
        #expect(code[code.size - 8, 8])
    }

    @Test("the mask with the smallest penalty is taken") func mask() throws {
        let version: Version = Version.all[4]
        let message: Message = Message(Array("otpauth://totp/Strongroom:alice?secret=MFRGGZDFMZTWQ2LK".utf8), version: version)
        let matrix: Matrix = Matrix(version: version, codewords: message.codewords)
        #expect(matrix.masked().penalty == Mask.allCases.map { matrix.masked(by: $0).penalty }.min())
    }

    @Test(
        "a line's penalty counts long runs and what looks like a finder pattern",
        arguments: [
            ("##..##..##..##..##..#", 0),
            (".#####.#.#.#.#.#.#.#.", 3),
            (".########.#.#.#.#.#.#", 6),
            // Light in front, behind, on both sides, and on neither.
            ("##....#.###.#.##.#.##", 40),
            ("##.#.###.#....##.#.##", 40),
            ("##....#.###.#....##.#", 40),
            ("##...#.###.#...##.#.#", 0),
            // The quiet zone is light, too; and the pattern may be wider.
            ("#.###.#.##.#.##.#.##.", 40),
            ("#........##..######..##..#", 40 + 6 + 4),
        ])
    func penalty(of line: String, is expected: Int) {
        #expect(Line(line.map { $0 == "#" }).penalty == expected)
    }

    @Test("the checksums of well-known texts are as published") func checks() {
        #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Checksum.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    }

    @Test("long data is stored in several blocks, and no data in an empty one") func blocks() {
        #expect(PNG.zlib([]) == [0x78, 0x01, 0x01, 0, 0, 0xFF, 0xFF, 0, 0, 0, 1])
        let stream: [UInt8] = PNG.zlib([UInt8](repeating: 7, count: 65_537))
        #expect(stream.count == 2 + 5 + 65_535 + 5 + 2 + 4)
        #expect(Array(stream[2..<7]) == [0, 0xFF, 0xFF, 0, 0])
        #expect(Array(stream[65_542..<65_547]) == [1, 2, 0, 0xFD, 0xFF])
    }

    @Test("the picture shows each module in its place, light around it") func picture() throws {
        let code: QRCode = try #require(QRCode("Strongroom"))
        let png: [UInt8] = code.png(scale: 8, border: 2)
        // One byte a module, as the scale is 8. In front: signature and header, and the heads of chunk, stream and block.
        let (start, row): (Int, Int) = (33 + 8 + 2 + 5, 1 + 25)
        #expect(Array(png[..<33]) == Self.header)
        #expect(png.count == start + 200 * row + 4 + 4 + 12)
        for line: Int in 0..<200 {
            let expected: [UInt8] = (0..<25).map { column in
                let (down, right): (Int, Int) = (line / 8 - 2, column - 2)
                return (0..<21).contains(down) && (0..<21).contains(right) && code[down, right] ? 0 : 0xFF
            }
            #expect(Array(png[(start + line * row)..<(start + (line + 1) * row)]) == [0] + expected)
        }
    }

    /// Bytes at level M of versions 1 to 15, Table 7.
    private static let capacities: [Int] = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412]
    private static let formats: [Int] = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]
    /// Signature and header of a picture of 200 pixels a side; its CRC-32 was computed with Python's zlib.
    private static let header: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, 200, 0, 0, 0, 200, 1, 0, 0, 0, 0, 0x85, 0x23, 0x93, 0x33]
}
