/// Tells the next start how much of the newest segment had reached the disk, in a file beside the segments.
///
/// Written after each sync of a segment, and never synced itself: it may be old or lost, but what it says was so. A power cut can leave a hole in
/// what was not synced, with whole frames behind it, for the system writes pages in any order; a hole before the mark is damage.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 8 | first sequence of the segment |
/// | 8 | 8 | its length that is on disk |
/// | 16 | 4 | CRC-32C of the bytes before |
struct DurableMark: Sendable {
    private let file: any TrailFile

    private static let name: String = "durable"
    private static let checkedBytes: Int = 16

    /// Opens the file, or makes it anew, with a first mark that is on disk, if it does not hold one of this segment or one before. Nil if that
    /// cannot be: a trail without a mark is none the worse but after a power cut.
    init?(in storage: any TrailStorage, for log: any TrailFile, upTo end: TrailEnd) {
        do throws(TrailError) {
            if try DurableMark.length(of: SegmentName(firstSequence: end.segment), in: storage) != nil {
                file = try storage.open(DurableMark.name, forWriting: true)
            } else {
                try log.synchronize()
                file = try storage.create(DurableMark.name)
                write(end)
                try file.synchronize()
                try storage.synchronize()
            }
        } catch {
            return nil
        }
    }

    /// A mark that cannot be written is left as it is.
    func write(_ end: TrailEnd) {
        var bytes: [UInt8] = []
        bytes.append(integer: end.segment)
        bytes.append(integer: Int64(end.offset))
        bytes.append(integer: CRC32C.checksum(of: bytes, in: 0..<DurableMark.checkedBytes))
        try? file.write(bytes, at: 0)
    }

    /// How much of `segment` was on disk, in bytes; nil if nothing is known.
    static func length(of segment: SegmentName, in storage: any TrailStorage) throws(TrailError) -> Int? {
        guard try storage.names().contains(name) else { return nil }
        let bytes: [UInt8] = try storage.open(name, forWriting: false).read(checkedBytes + 4, at: 0)
        guard bytes.count == checkedBytes + 4,
            bytes.integer(at: checkedBytes, as: UInt32.self) == CRC32C.checksum(of: bytes, in: 0..<checkedBytes)
        else { return nil }
        let marked: UInt64 = bytes.integer(at: 0)
        // Before a segment begins, all that comes before it is on disk, and of itself the header.
        if marked < segment.firstSequence { return SegmentHeader.byteCount }
        return marked == segment.firstSequence ? Int(bytes.integer(at: 8, as: Int64.self)) : nil
    }
}
