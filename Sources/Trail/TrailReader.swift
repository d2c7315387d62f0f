/// Reads the frames of a log forward, a chunk at a time. A copy goes on by itself from where it was made. Blocks.
package struct TrailReader: Sendable {
    private let storage: any TrailStorage
    /// Where to stop; nil for the last whole frame.
    private var end: TrailEnd?
    /// The next sequence to be returned.
    package private(set) var sequence: UInt64
    private var scanner: SegmentScanner?

    /// Reads the log in `directory` from `sequence` on, or from the first frame that is left. Stops before a torn end.
    package init(directory: String, from sequence: UInt64 = 1) {
        self.init(SegmentDirectory(path: directory), from: sequence, to: nil)
    }

    init(_ storage: any TrailStorage, from sequence: UInt64, to end: TrailEnd?) {
        self.storage = storage
        self.sequence = max(sequence, 1)
        self.end = end
    }

    /// Lets a reader of a growing log go on to a later end.
    package mutating func extend(to end: TrailEnd) throws(TrailError) {
        self.end = end
        guard let name: SegmentName = scanner?.name else { return }
        // If the log has gone on to another segment, this one is as long as it will ever be.
        try scanner?.extend(to: name.firstSequence == end.segment ? end.offset : nil)
    }

    /// The next frame; nil at the end. Frames that retention has removed are passed over. Throws `.damaged` for a bad frame.
    package mutating func next() throws(TrailError) -> TrailFrame? {
        while true {
            if scanner == nil, try !openSegment() { return nil }
            guard var scanner: SegmentScanner = scanner.take() else { return nil }
            let step: SegmentScanner.Step = try scanner.next()
            self.scanner = scanner
            switch step {
            case .frame(let head):
                guard head.sequence >= sequence else { continue }
                sequence = head.sequence + 1
                return TrailFrame(head, json: scanner.json)
            case .end:
                guard try goToNextSegment(behind: scanner) else { return nil }
            case .bad(let damage):
                guard end == nil, try isNewest(scanner.name), try !scanner.isFollowedByFrame() else { throw .damaged(damage) }
                return nil
            }
        }
    }

    /// Opens the segment in which `sequence` is, or the first that is left. False if it lies beyond the end.
    private mutating func openSegment() throws(TrailError) -> Bool {
        while true {
            let segments: [SegmentName] = try SegmentName.list(in: storage)
            guard let name: SegmentName = segments.last(where: { $0.firstSequence <= sequence }) ?? segments.first else { return false }
            if let end, name.firstSequence > end.segment { return false }
            let file: any TrailFile
            do throws(TrailError) { file = try storage.open(name.text, forWriting: false) } catch {
                // Removed since it was listed: look again.
                guard error.isMissingFile else { throw error }
                continue
            }
            _ = try SegmentHeader(of: file, named: name)
            let limit: Int
            if let end, end.segment == name.firstSequence { limit = end.offset } else { limit = try file.length() }
            scanner = SegmentScanner(file, named: name, expecting: name.firstSequence, limit: limit)
            return true
        }
    }

    /// True if a segment that may be read follows; it is opened next. Throws `.damaged` if one is missing between.
    private mutating func goToNextSegment(behind last: SegmentScanner) throws(TrailError) -> Bool {
        let segments: [SegmentName] = try SegmentName.list(in: storage)
        guard let next: SegmentName = segments.first(where: { $0 > last.name }) else { return false }
        if let end, next.firstSequence > end.segment { return false }
        // Retention removes the oldest first, so a gap behind a segment that is still there is none of its making.
        guard next.firstSequence == last.expected || !segments.contains(last.name) else {
            throw .damaged(last.damage("the segment ends there, and the next one begins with \(next.firstSequence)"))
        }
        sequence = max(sequence, next.firstSequence)
        scanner = nil
        return true
    }

    private func isNewest(_ name: SegmentName) throws(TrailError) -> Bool { try SegmentName.list(in: storage).last == name }
}

extension AuditTrail {
    /// Reads this log from `sequence` on to its present end; ``TrailReader/extend(to:)`` lets it go on from there.
    package func reader(from sequence: UInt64 = 1) -> TrailReader { TrailReader(storage, from: sequence, to: end) }
}
