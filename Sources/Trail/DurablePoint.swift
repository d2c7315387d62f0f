import Synchronization

/// How much of the trail is on disk. Brings more of it there, one caller at a time.
///
/// A failed `fsync` may drop what it should have written and let the next one succeed without it. So after a failure the bytes
/// that never reached the disk are read back, checked, and written again before the next attempt counts.
final class DurablePoint: Sendable {
    /// Held during the whole work. True while a failure has not been made good.
    private let isSuspect: Mutex<Bool> = Mutex(false)
    /// Held for a moment only.
    private let reached: Mutex<TrailEnd>
    private let mark: DurableMark?

    init(_ end: TrailEnd, mark: DurableMark?) {
        reached = Mutex(end)
        self.mark = mark
    }

    var end: TrailEnd { reached.withLock { $0 } }

    /// Returns when everything up to `target`, which lies in `file`, is on disk.
    func bring(_ file: any TrailFile, to target: TrailEnd) throws(TrailError) {
        try isSuspect.withLock { isSuspect throws(TrailError) in
            let start: TrailEnd = end
            guard target.sequence > start.sequence else { return }
            if isSuspect { try Self.writeAgain(file, from: start, to: target) }
            do throws(TrailError) { try file.synchronize() } catch {
                isSuspect = true
                throw error
            }
            isSuspect = false
            mark?.write(target)
            reached.withLock { $0 = target }
        }
    }

    private static let pieceBytes: Int = 1 << 20

    /// Writes once more what stands between `start` and `end`. A segment begins only when all before it is on disk, so it is enough to
    /// look at the segment of `end`.
    private static func writeAgain(_ file: any TrailFile, from start: TrailEnd, to end: TrailEnd) throws(TrailError) {
        let offset: Int = start.segment == end.segment ? start.offset : SegmentHeader.byteCount
        let name: SegmentName = SegmentName(firstSequence: end.segment)
        var scanner: SegmentScanner = SegmentScanner(file, named: name, from: offset, expecting: start.sequence + 1, limit: end.offset)
        scan: while true {
            switch try scanner.next() {
            case .frame: continue
            case .end: break scan
            case .bad(let damage): throw .damaged(damage)
            }
        }
        for place: Int in stride(from: offset, to: end.offset, by: pieceBytes) {
            try file.write(try file.read(min(pieceBytes, end.offset - place), at: place), at: place)
        }
    }
}
