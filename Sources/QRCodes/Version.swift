/// A symbol's size, and how its codewords are divided at error correction level M.
struct Version: Hashable, Sendable {
    let number: Int
    /// Codewords of data and error correction together.
    let codewords: Int
    /// Blocks that are corrected each for itself.
    let blocks: Int
    /// Error correction codewords of each block.
    let correction: Int
    /// The rows, which are the columns as well, in which alignment patterns have their centres.
    let alignment: [Int]

    /// Tables 1 and 9, level M; Table E.1.
    static let all: [Version] = [
        Version(number: 1, codewords: 26, blocks: 1, correction: 10, alignment: []),
        Version(number: 2, codewords: 44, blocks: 1, correction: 16, alignment: [6, 18]),
        Version(number: 3, codewords: 70, blocks: 1, correction: 26, alignment: [6, 22]),
        Version(number: 4, codewords: 100, blocks: 2, correction: 18, alignment: [6, 26]),
        Version(number: 5, codewords: 134, blocks: 2, correction: 24, alignment: [6, 30]),
        Version(number: 6, codewords: 172, blocks: 4, correction: 16, alignment: [6, 34]),
        Version(number: 7, codewords: 196, blocks: 4, correction: 18, alignment: [6, 22, 38]),
        Version(number: 8, codewords: 242, blocks: 4, correction: 22, alignment: [6, 24, 42]),
        Version(number: 9, codewords: 292, blocks: 5, correction: 22, alignment: [6, 26, 46]),
        Version(number: 10, codewords: 346, blocks: 5, correction: 26, alignment: [6, 28, 50]),
        Version(number: 11, codewords: 404, blocks: 5, correction: 30, alignment: [6, 30, 54]),
        Version(number: 12, codewords: 466, blocks: 8, correction: 22, alignment: [6, 32, 58]),
        Version(number: 13, codewords: 532, blocks: 9, correction: 22, alignment: [6, 34, 62]),
        Version(number: 14, codewords: 581, blocks: 9, correction: 24, alignment: [6, 26, 46, 66]),
        Version(number: 15, codewords: 655, blocks: 10, correction: 24, alignment: [6, 26, 48, 70]),
    ]

    /// Nil if `count` bytes are too many for any.
    static func smallest(holding count: Int) -> Version? { all.first { $0.capacity >= count } }

    /// Modules on a side (Table 1).
    var size: Int { 17 + 4 * number }
    var dataCodewords: Int { codewords - blocks * correction }
    /// Bits of the character count in byte mode (Table 3).
    var countBits: Int { number < 10 ? 8 : 16 }
    /// Bytes that fit in byte mode, behind the mode's four bits and the count.
    var capacity: Int { (8 * dataCodewords - 4 - countBits) / 8 }
}
