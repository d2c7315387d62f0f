/// Reads the frames of a log backward, newest first, a chunk at a time. Blocks.
package struct TrailRewinder: Sendable {
    private let storage: any TrailStorage
    private var segment: SegmentRewinder?

    /// Reads the log in `directory` from its last whole frame on back.
    package init(directory: String) throws(TrailError) {
        try self.init(SegmentDirectory(path: directory), from: nil)
    }

    /// Begins at `end`, or, if there is none, before a torn end, which it finds by going through the newest segment.
    init(_ storage: any TrailStorage, from end: TrailEnd?) throws(TrailError) {
        self.storage = storage
        let newest: SegmentName?
        if let end { newest = SegmentName(firstSequence: end.segment) } else { newest = try SegmentName.list(in: storage).last }
        guard let name: SegmentName = newest else { return }
        let file: any TrailFile = try storage.open(name.text, forWriting: false)
        _ = try SegmentHeader(of: file, named: name)
        if let end {
            segment = SegmentRewinder(file, named: name, from: end.offset, expecting: end.sequence)
            return
        }
        var scanner: SegmentScanner = SegmentScanner(file, named: name, expecting: name.firstSequence, limit: try file.length())
        while case .frame = try scanner.next() {}
        if case .bad(let damage) = try scanner.next(), try scanner.isFollowedByFrame() { throw TrailError.damaged(damage) }
        segment = SegmentRewinder(file, named: name, from: scanner.offset, expecting: scanner.expected - 1)
    }

    /// The frame before; nil at the oldest that is left. Throws `.damaged` for a bad frame.
    package mutating func next() throws(TrailError) -> TrailFrame? {
        while var current: SegmentRewinder = segment.take() {
            if let head: FrameHead = try current.next() {
                segment = current
                return TrailFrame(head, json: current.json)
            }
            segment = try before(current)
        }
        return nil
    }

    /// The segment before `current`, from its end; nil if there is none or retention has just removed it.
    private func before(_ current: SegmentRewinder) throws(TrailError) -> SegmentRewinder? {
        guard let name: SegmentName = try SegmentName.list(in: storage).last(where: { $0 < current.name }) else { return nil }
        let file: any TrailFile
        do throws(TrailError) { file = try storage.open(name.text, forWriting: false) } catch {
            guard error.isMissingFile else { throw error }
            return nil
        }
        _ = try SegmentHeader(of: file, named: name)
        return SegmentRewinder(file, named: name, from: try file.length(), expecting: current.expected)
    }
}

extension AuditTrail {
    /// Reads this log backward from its present end.
    package func rewinder() throws(TrailError) -> TrailRewinder { try TrailRewinder(storage, from: end) }
}
