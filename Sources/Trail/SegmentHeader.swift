import AWSTypes

/// The beginning of every segment file. With it the newest segment alone tells all that is needed to go on writing, and
/// retention learns each segment's age from its successor.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 8 | `STRTRAIL` |
/// | 8 | 4 | version of the format, 1 |
/// | 12 | 32 | identifier of the chain: random, the same in all its segments |
/// | 44 | 8 | sequence of the segment's first frame |
/// | 52 | 32 | hash of the last frame of the segment before; of the chain's identifier in the first segment |
/// | 84 | 8 | last outbox position before this segment, 0 for none |
/// | 92 | 8 | newest event time of the segment before, milliseconds since 1970; the least number in the first segment |
/// | 100 | 4 | CRC-32C of what stands before |
struct SegmentHeader: Hashable, Sendable {
    let chain: [UInt8]
    let firstSequence: UInt64
    let previousHash: ChainHash
    let outboxPosition: Int64
    let newestTimeBefore: Instant

    static let byteCount: Int = 104
    private static let magic: [UInt8] = Array("STRTRAIL".utf8)
    private static let version: UInt32 = 1
    private static let chainBytes: Int = 32

    /// The header that begins a chain.
    static func beginning(of randomness: any Randomness) -> SegmentHeader {
        let chain: [UInt8] = randomness.bytes(chainBytes)
        return SegmentHeader(
            chain: chain, firstSequence: 1, previousHash: ChainHash(of: chain, in: 0..<chain.count), outboxPosition: 0,
            newestTimeBefore: Instant(milliseconds: .min))
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = Self.magic
        bytes.append(integer: Self.version)
        bytes.append(contentsOf: chain)
        bytes.append(integer: firstSequence)
        previousHash.append(to: &bytes)
        bytes.append(integer: outboxPosition)
        bytes.append(integer: newestTimeBefore.milliseconds)
        bytes.append(integer: CRC32C.checksum(of: bytes, in: 0..<bytes.count))
        return bytes
    }
}

extension SegmentHeader {
    /// Reads the header of `file`, which must fit the file's name. A segment gets its name only when its header is on disk, so a
    /// header that cannot be read is always damage.
    init(of file: any TrailFile, named name: SegmentName) throws(TrailError) {
        func damage(_ reason: String) -> TrailError {
            .damaged(TrailDamage(file: name.text, offset: 0, sequence: name.firstSequence, reason: reason))
        }
        let bytes: [UInt8] = try file.read(Self.byteCount, at: 0)
        guard bytes.count == Self.byteCount, Array(bytes[0..<8]) == Self.magic else { throw damage("this is no segment of an audit log") }
        let version: UInt32 = bytes.integer(at: 8)
        guard version == Self.version else { throw damage("its format, version \(version), is not known") }
        guard bytes.integer(at: 100, as: UInt32.self) == CRC32C.checksum(of: bytes, in: 0..<100) else {
            throw damage("the header's checksum is wrong")
        }
        chain = Array(bytes[12..<44])
        firstSequence = bytes.integer(at: 44)
        previousHash = ChainHash(readingFrom: bytes, at: 52)
        outboxPosition = bytes.integer(at: 84)
        newestTimeBefore = Instant(milliseconds: bytes.integer(at: 92))
        guard firstSequence == name.firstSequence else { throw damage("the header is that of segment \(firstSequence)") }
        guard firstSequence != 1 || previousHash == ChainHash(of: chain, in: 0..<chain.count) else {
            throw damage("the chain does not begin with its identifier")
        }
    }
}
