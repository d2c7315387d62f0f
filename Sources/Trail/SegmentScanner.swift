/// Goes through the frames of one segment from front to back with one chunk of it in memory. Checks each frame's lengths, checksum
/// and sequence; the chain is for whoever asks for hashes.
struct SegmentScanner: Sendable {
    enum Step {
        /// The next frame; the scanner now stands behind it.
        case frame(FrameHead)
        /// Nothing is left.
        case end
        /// What stands here is not the next frame. The scanner stays.
        case bad(TrailDamage)
    }

    let name: SegmentName
    private let file: any TrailFile
    /// Where the next frame begins.
    private(set) var offset: Int
    /// The sequence that the next frame must have.
    private(set) var expected: UInt64
    /// Where to stop: bytes beyond are not looked at.
    private var limit: Int
    private var chunk: [UInt8] = []
    private var chunkOffset: Int = 0
    /// The frame that was returned last, as a range of `chunk`.
    private var current: Range<Int> = 0..<0

    private static let chunkBytes: Int = 128 << 10

    /// Begins at `offset`, where the frame `expected` should be.
    init(
        _ file: any TrailFile, named name: SegmentName, from offset: Int = SegmentHeader.byteCount, expecting expected: UInt64, limit: Int
    ) {
        self.file = file
        self.name = name
        self.offset = offset
        self.expected = expected
        self.limit = limit
    }

    mutating func next() throws(TrailError) -> Step {
        guard offset < limit else { return .end }
        guard try load(FrameHead.overhead) else { return .bad(damage("the frame is incomplete")) }
        guard let length: Int = FrameHead.length(in: chunk, at: offset - chunkOffset) else {
            return .bad(damage("no frame has this length"))
        }
        guard try load(length) else { return .bad(damage("the frame is incomplete")) }
        let range: Range<Int> = offset - chunkOffset..<offset - chunkOffset + length
        guard FrameHead.isFrame(range, of: chunk) else { return .bad(damage("the frame's checksum is wrong")) }
        let head: FrameHead = FrameHead(in: chunk, at: range.lowerBound)
        guard head.sequence == expected else { return .bad(damage("sequence \(head.sequence) stands there")) }
        current = range
        offset += length
        expected += 1
        return .frame(head)
    }

    /// Lets the scanner go on to `limit`, or to where the file ends now.
    mutating func extend(to limit: Int?) throws(TrailError) {
        if let limit { self.limit = limit } else { self.limit = try file.length() }
    }

    /// The JSON of the frame that ``next()`` has just returned.
    var json: [UInt8] { Array(chunk[current.lowerBound + FrameHead.byteCount..<current.upperBound - 4]) }

    /// The hash of the frame that ``next()`` has just returned.
    var hash: ChainHash { ChainHash(of: chunk, in: current) }

    /// Whether a whole frame stands anywhere from here on. If so, what is bad here is no torn end. A frame that lies within a
    /// record's text cannot be meant: JSON has no bytes of zero.
    func isFollowedByFrame() throws(TrailError) -> Bool {
        var start: Int = offset
        while limit - start >= FrameHead.overhead {
            // Each window is as long as the places looked at and the longest frame that may begin there.
            let window: [UInt8] = try file.read(min(limit - start, Self.searchBytes + FrameHead.maximumFrameBytes), at: start)
            var place: Int = 0
            while place < Self.searchBytes, window.count - place >= FrameHead.overhead {
                if let length: Int = FrameHead.length(in: window, at: place), length <= window.count - place,
                    FrameHead.isFrame(place..<place + length, of: window)
                {
                    return true
                }
                place += 1
            }
            start += Self.searchBytes
        }
        return false
    }

    private static let searchBytes: Int = 1 << 20

    /// Sees that `count` bytes from `offset` on are in the chunk. False if the limit or the file's end comes before.
    private mutating func load(_ count: Int) throws(TrailError) -> Bool {
        guard count <= limit - offset else { return false }
        guard offset < chunkOffset || offset + count > chunkOffset + chunk.count else { return true }
        chunk = try file.read(min(max(count, Self.chunkBytes), limit - offset), at: offset)
        chunkOffset = offset
        return chunk.count >= count
    }

    /// What is wrong with the frame that should stand here.
    func damage(_ reason: String) -> TrailDamage {
        TrailDamage(file: name.text, offset: offset, sequence: expected, reason: reason)
    }

    /// What is wrong with the frame returned last, though it is whole.
    func damageBefore(_ reason: String) -> TrailDamage {
        TrailDamage(file: name.text, offset: offset - current.count, sequence: expected - 1, reason: reason)
    }
}
