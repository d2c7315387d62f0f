import AWSTypes

/// Finds the end of a log and makes it fit to be written on.
struct TrailOpening {
    let storage: any TrailStorage
    let segments: [SegmentName]
    let file: any TrailFile
    let point: WritePoint
    let recovery: TrailRecovery

    /// So many segments before the newest have their headers checked. Retention and verification see the rest; a start must stay
    /// quick with thousands of them.
    private static let checkedSegments: Int = 64

    /// Opens the log in `storage`, or begins one. Cuts off a torn end, and what follows a hole that a power cut has left; throws `.damaged` for
    /// anything else that is wrong.
    init(_ storage: any TrailStorage, randomness: any Randomness) throws(TrailError) {
        self.storage = storage
        var segments: [SegmentName] = try SegmentName.list(in: storage)
        if segments.isEmpty {
            let header: SegmentHeader = .beginning(of: randomness)
            _ = try TrailWriter.create(header, in: storage)
            segments = [SegmentName(firstSequence: header.firstSequence)]
        }
        self.segments = segments
        let name: SegmentName = segments[segments.count - 1]
        file = try storage.open(name.text, forWriting: true)
        let header: SegmentHeader = try SegmentHeader(of: file, named: name)
        try Self.checkLinks(of: segments.dropLast().suffix(Self.checkedSegments), before: header, in: storage)

        let length: Int = try file.length()
        let durable: Int? = try DurableMark.length(of: name, in: storage)
        point = try Self.readThrough(file, named: name, header: header, limit: length, durable: durable)
        let cut: Int = length - point.length
        if cut > 0 {
            try file.truncate(to: point.length)
            try file.synchronize()
        }
        recovery = TrailRecovery(
            bytesCut: cut, durableBytesMissing: max(0, (durable ?? 0) - point.length), file: name.text, lastSequence: point.sequence,
            lastOutboxPosition: point.outboxPosition, newestTime: max(point.newestTime, header.newestTimeBefore).ifAny)
    }

    /// Reads every frame of the newest segment; what follows the last good one is torn, unless a frame stands in it and it was on disk, or may
    /// have been. Only the last frame is hashed: verification is for the chain, and a start must be quick.
    private static func readThrough(
        _ file: any TrailFile, named name: SegmentName, header: SegmentHeader, limit: Int, durable: Int?
    ) throws(TrailError) -> WritePoint {
        var point: WritePoint = WritePoint(startOf: header)
        var scanner: SegmentScanner = SegmentScanner(file, named: name, expecting: header.firstSequence, limit: limit)
        var step: SegmentScanner.Step = try scanner.next()
        if case .frame(let first) = step, first.previousHash != header.previousHash {
            throw .damaged(scanner.damageBefore("it does not follow what the header names"))
        }
        var last: Range<Int> = 0..<0
        while case .frame(let head) = step {
            last = point.length..<scanner.offset
            point.passed(head, bytes: scanner.offset - point.length)
            step = try scanner.next()
        }
        if case .bad(let damage) = step, damage.offset < durable ?? .max, try scanner.isFollowedByFrame() { throw .damaged(damage) }
        if !last.isEmpty { point.hash = ChainHash(of: try file.read(last.count, at: last.lowerBound), in: 0..<last.count) }
        return point
    }

    /// Checks that older segments belong to the chain of `newest` and that each one's first frame names the hash its header names;
    /// of the last of them also that its last frame is the one that `newest` follows.
    private static func checkLinks(
        of older: ArraySlice<SegmentName>, before newest: SegmentHeader, in storage: any TrailStorage
    ) throws(TrailError) {
        for name: SegmentName in older {
            let file: any TrailFile = try storage.open(name.text, forWriting: false)
            let header: SegmentHeader = try SegmentHeader(of: file, named: name)
            let length: Int = try file.length()
            var scanner: SegmentScanner = SegmentScanner(file, named: name, expecting: name.firstSequence, limit: length)
            guard case .frame(let first) = try scanner.next() else { throw .damaged(scanner.damage("the segment has no good first frame")) }
            guard first.previousHash == header.previousHash, header.chain == newest.chain else {
                throw .damaged(scanner.damageBefore("it does not continue this chain"))
            }
            guard name == older.last else { continue }
            var rewinder: SegmentRewinder = SegmentRewinder(file, named: name, from: length, expecting: newest.firstSequence - 1)
            guard try rewinder.next() != nil, rewinder.hash == newest.previousHash else {
                throw .damaged(rewinder.damage("it is not what the next segment follows"))
            }
        }
    }
}

extension Instant {
    /// Nil for the least instant there is, which stands where there is no event.
    fileprivate var ifAny: Instant? { milliseconds == .min ? nil : self }
}
