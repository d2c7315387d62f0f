/// Checks a log without changing it, also while it is being written.
package enum TrailVerifier {
    /// Checks every header, checksum, sequence and hash of the log in `directory`. Throws only if a file cannot be read. Blocks for
    /// about a second a gigabyte.
    package static func verify(directory: String) throws(TrailError) -> TrailVerdict {
        try verify(SegmentDirectory(path: directory))
    }

    static func verify(_ storage: any TrailStorage) throws(TrailError) -> TrailVerdict {
        var verdict: TrailVerdict = TrailVerdict()
        var before: WritePoint?
        let segments: [SegmentName] = try SegmentName.list(in: storage)
        do throws(TrailError) {
            for name: SegmentName in segments {
                before = try verify(name, in: storage, after: before, isNewest: name == segments.last, into: &verdict)
                if verdict.torn == nil { verdict.segments += 1 }
            }
        } catch {
            guard case .damaged(let damage) = error else { throw error }
            verdict.damage = damage
        }
        return verdict
    }

    /// Checks one segment and returns where it ends.
    private static func verify(
        _ name: SegmentName, in storage: any TrailStorage, after before: WritePoint?, isNewest: Bool, into verdict: inout TrailVerdict
    ) throws(TrailError) -> WritePoint {
        let file: any TrailFile = try storage.open(name.text, forWriting: false)
        let header: SegmentHeader = try SegmentHeader(of: file, named: name)
        if let before, header != before.successor { throw .damaged(misfit(of: header, named: name, to: before.successor)) }
        if verdict.firstPreviousHash == nil { verdict.firstPreviousHash = header.previousHash }

        var point: WritePoint = WritePoint(startOf: header)
        let length: Int = try file.length()
        var scanner: SegmentScanner = SegmentScanner(file, named: name, expecting: header.firstSequence, limit: length)
        while true {
            switch try scanner.next() {
            case .frame(let head):
                guard head.previousHash == point.hash else {
                    throw .damaged(scanner.damageBefore("the frame before it has another hash than it says"))
                }
                point.passed(head, bytes: scanner.offset - point.length)
                point.hash = scanner.hash
                verdict.firstSequence = verdict.firstSequence ?? head.sequence
                verdict.lastSequence = head.sequence
                verdict.lastHash = point.hash
                verdict.frames += 1
            case .end: return point
            case .bad(let damage):
                let durable: Int = try DurableMark.length(of: scanner.name, in: storage) ?? .max
                if damage.offset < durable, try scanner.isFollowedByFrame() { throw .damaged(damage) }
                guard isNewest else { throw .damaged(damage) }
                verdict.torn = TornEnd(file: name.text, offset: scanner.offset, bytes: length - scanner.offset)
                return point
            }
        }
    }

    /// In which way a segment is not the one that must follow.
    private static func misfit(of header: SegmentHeader, named name: SegmentName, to wanted: SegmentHeader) -> TrailDamage {
        let reason: String =
            if header.chain != wanted.chain {
                "the segment belongs to another chain"
            } else if header.firstSequence != wanted.firstSequence {
                "the segment begins with sequence \(header.firstSequence)"
            } else if header.previousHash != wanted.previousHash {
                "the segment before ends with another frame than the header says"
            } else {
                "the header tells another outbox position or time than the segment before"
            }
        return TrailDamage(file: name.text, offset: 0, sequence: wanted.firstSequence, reason: reason)
    }
}
