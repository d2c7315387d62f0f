import Crypto

/// SHA-256 of a frame: what the next frame carries, so that none can be changed, taken out or put in unseen.
package struct ChainHash: Hashable, Sendable, CustomStringConvertible {
    /// The digest's bytes in four words, each with its first byte lowest. No array, as one is made for every record.
    let words: InlineWords

    /// Four words in a row.
    struct InlineWords: Hashable, Sendable {
        var first: UInt64
        var second: UInt64
        var third: UInt64
        var fourth: UInt64
    }

    static let byteCount: Int = 32

    /// Hashes `range` of `bytes`.
    init(of bytes: [UInt8], in range: Range<Int>) {
        var hasher: SHA256 = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[range])) }
        let digest: SHA256.Digest = hasher.finalize()
        words = digest.withUnsafeBytes { digest in
            func word(_ index: Int) -> UInt64 { UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) }
            return InlineWords(first: word(0), second: word(1), third: word(2), fourth: word(3))
        }
    }

    /// Takes the 32 bytes of a hash that stand at `offset` of `bytes`.
    init(readingFrom bytes: [UInt8], at offset: Int) {
        words = InlineWords(
            first: bytes.integer(at: offset), second: bytes.integer(at: offset + 8), third: bytes.integer(at: offset + 16),
            fourth: bytes.integer(at: offset + 24))
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(integer: words.first)
        bytes.append(integer: words.second)
        bytes.append(integer: words.third)
        bytes.append(integer: words.fourth)
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Hexadecimal, in lower case.
    package var description: String {
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
