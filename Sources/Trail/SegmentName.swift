/// The name of a segment file: its first sequence in twenty digits, so that names sort as sequences do.
struct SegmentName: Hashable, Comparable, Sendable {
    let firstSequence: UInt64

    private static let digits: Int = 20
    private static let suffix: String = ".log"

    init(firstSequence: UInt64) { self.firstSequence = firstSequence }

    /// Nil for a file that is no segment.
    init?(_ text: String) {
        let number: Substring = text.dropLast(Self.suffix.utf8.count)
        guard text.hasSuffix(Self.suffix), number.utf8.count == Self.digits, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let sequence: UInt64 = UInt64(number), sequence > 0
        else { return nil }
        firstSequence = sequence
    }

    var text: String {
        let number: String = String(firstSequence)
        return String(repeating: "0", count: Self.digits - number.utf8.count) + number + Self.suffix
    }

    /// What a segment is called until its header is on disk.
    var provisionalText: String { text + ".new" }

    static func < (left: SegmentName, right: SegmentName) -> Bool { left.firstSequence < right.firstSequence }

    /// The segments of `storage`, oldest first.
    static func list(in storage: any TrailStorage) throws(TrailError) -> [SegmentName] {
        try storage.names().compactMap { SegmentName($0) }.sorted()
    }
}
