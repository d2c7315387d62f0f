/// Goes through the frames of one segment from back to front with one chunk of it in memory.
struct SegmentRewinder: Sendable {
    let name: SegmentName
    private let file: any TrailFile
    /// Where the frame that was returned last begins; at first, the end.
    private(set) var offset: Int
    /// The sequence that the next frame (the one before) must have.
    private(set) var expected: UInt64
    private var chunk: [UInt8] = []
    private var chunkOffset: Int = 0
    private var current: Range<Int> = 0..<0

    private static let chunkBytes: Int = 256 << 10

    /// Begins at `offset`, right behind the frame `expected`.
    init(_ file: any TrailFile, named name: SegmentName, from offset: Int, expecting expected: UInt64) {
        self.file = file
        self.name = name
        self.offset = offset
        self.expected = expected
    }

    /// The frame before; nil at the segment's beginning. Throws `.damaged` if it is not the one expected.
    mutating func next() throws(TrailError) -> FrameHead? {
        guard offset > SegmentHeader.byteCount else { return nil }
        guard offset - SegmentHeader.byteCount >= FrameHead.overhead, try load(FrameHead.overhead),
            let length: Int = FrameHead.length(in: chunk, at: offset - chunkOffset - 4),
            length <= offset - SegmentHeader.byteCount, try load(length)
        else { throw .damaged(damage("no frame ends there")) }
        let range: Range<Int> = offset - chunkOffset - length..<offset - chunkOffset
        guard FrameHead.isFrame(range, of: chunk) else { throw .damaged(damage("the checksum of the frame that ends there is wrong")) }
        let head: FrameHead = FrameHead(in: chunk, at: range.lowerBound)
        guard head.sequence == expected else { throw .damaged(damage("sequence \(head.sequence) ends there")) }
        current = range
        offset -= length
        expected -= 1
        return head
    }

    /// The JSON of the frame that ``next()`` has just returned.
    var json: [UInt8] { Array(chunk[current.lowerBound + FrameHead.byteCount..<current.upperBound - 4]) }

    /// The hash of the frame that ``next()`` has just returned.
    var hash: ChainHash { ChainHash(of: chunk, in: current) }

    /// Sees that the `count` bytes before `offset` are in the chunk. False if the file is shorter than it was.
    private mutating func load(_ count: Int) throws(TrailError) -> Bool {
        guard offset - count < chunkOffset || offset > chunkOffset + chunk.count else { return true }
        let start: Int = max(SegmentHeader.byteCount, offset - max(count, Self.chunkBytes))
        chunk = try file.read(offset - start, at: start)
        chunkOffset = start
        return chunk.count == offset - start
    }

    func damage(_ reason: String) -> TrailDamage {
        TrailDamage(file: name.text, offset: offset, sequence: expected, reason: reason)
    }
}
