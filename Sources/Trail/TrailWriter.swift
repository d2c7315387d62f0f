/// Puts records behind the log: gives sequences and hashes, starts segments, and after an error leaves the log as it was.
/// Blocks. Used by one thread at a time.
struct TrailWriter: Sendable {
    private let storage: any TrailStorage
    private let segmentBytes: Int
    private let synchronizesEachAppend: Bool
    private let durable: DurablePoint
    private(set) var file: any TrailFile
    private var point: WritePoint
    /// Set while bytes of a failed write may stand behind the log's end.
    private var owesTruncation: Bool = false
    /// The lowest outbox position whose write failed; no higher one may overtake it, or it would never come.
    private var owedPosition: Int64?

    /// A write is not made longer than this by taking in more callers' records.
    private static let flushBytes: Int = 1 << 20

    init(storage: any TrailStorage, options: TrailOptions, durable: DurablePoint, file: any TrailFile, point: WritePoint) {
        self.storage = storage
        segmentBytes = options.segmentBytes
        synchronizesEachAppend = options.synchronizesEachAppend
        self.durable = durable
        self.file = file
        self.point = point
    }

    var end: TrailEnd { point.end }

    /// Whether the next write does more than to put bytes into the page cache.
    var isSlowNext: Bool { synchronizesEachAppend || owesTruncation || isSegmentFull }

    private var isSegmentFull: Bool { point.length >= segmentBytes && !point.isAtStartOfSegment }

    /// Appends groups of records in this order, each group whole or not at all, and says for each how it went.
    mutating func write(_ groups: [[PreparedRecord]]) -> [Result<Void, TrailError>] {
        var results: [Result<Void, TrailError>] = []
        results.reserveCapacity(groups.count)
        while results.count < groups.count {
            do throws(TrailError) {
                try makeReady()
                results += try writeOnce(groups[results.count...])
            } catch {
                for group: [PreparedRecord] in groups[results.count...] {
                    owe(group)
                    results.append(.failure(error))
                }
            }
        }
        return results
    }

    private mutating func makeReady() throws(TrailError) {
        if owesTruncation {
            try file.truncate(to: point.length)
            owesTruncation = false
        }
        if isSegmentFull { try startSegment() }
    }

    /// Writes as many of `groups`, at least one, as one write should take, and returns their results. Throws if none was written.
    private mutating func writeOnce(_ groups: ArraySlice<[PreparedRecord]>) throws(TrailError) -> [Result<Void, TrailError>] {
        var results: [Result<Void, TrailError>] = []
        var staged: WritePoint = point
        var bytes: [UInt8] = []
        for group: [PreparedRecord] in groups {
            guard results.isEmpty || (staged.length < segmentBytes && bytes.count < Self.flushBytes) else { break }
            do throws(TrailError) {
                try checkOutboxOrder(of: group, after: staged.outboxPosition)
                for record: PreparedRecord in group { staged.append(record, to: &bytes) }
                results.append(.success(()))
            } catch { results.append(.failure(error)) }
        }
        guard !bytes.isEmpty else { return results }
        do throws(TrailError) {
            try file.write(bytes, at: point.length)
            if synchronizesEachAppend { try durable.bring(file, to: staged.end) }
        } catch {
            takeBack()
            throw error
        }
        point = staged
        if let owed: Int64 = owedPosition, owed <= point.outboxPosition { owedPosition = nil }
        return results
    }

    /// Throws if a position of `group` is not above the one before, or is above one that is owed and not among them.
    private func checkOutboxOrder(of group: [PreparedRecord], after position: Int64) throws(TrailError) {
        var last: Int64 = position
        for record: PreparedRecord in group where record.outboxPosition != 0 {
            guard record.outboxPosition > last else { throw .outboxPositionNotAbove(last: last, given: record.outboxPosition) }
            if let owedPosition, last < owedPosition, record.outboxPosition > owedPosition {
                throw .outboxPositionOwed(owed: owedPosition, given: record.outboxPosition)
            }
            last = record.outboxPosition
        }
    }

    private mutating func owe(_ group: [PreparedRecord]) {
        guard let position: Int64 = group.first(where: { $0.outboxPosition > point.outboxPosition })?.outboxPosition else { return }
        owedPosition = min(owedPosition ?? position, position)
    }

    /// Removes what a failed write may have left; if that fails too, the next write begins with it.
    private mutating func takeBack() {
        do throws(TrailError) { try file.truncate(to: point.length) } catch { owesTruncation = true }
    }

    /// Follows a full segment with a new one. Everything before is on disk then, so only the newest segment can have a torn end.
    private mutating func startSegment() throws(TrailError) {
        try durable.bring(file, to: point.end)
        let header: SegmentHeader = point.successor
        file = try Self.create(header, in: storage)
        point = WritePoint(startOf: header)
    }

    /// Makes a segment file. It has its name only when its header is on disk.
    static func create(_ header: SegmentHeader, in storage: any TrailStorage) throws(TrailError) -> any TrailFile {
        let name: SegmentName = SegmentName(firstSequence: header.firstSequence)
        let file: any TrailFile = try storage.create(name.provisionalText)
        try file.write(header.bytes, at: 0)
        try file.synchronize()
        try storage.rename(name.provisionalText, to: name.text)
        try storage.synchronize()
        return file
    }
}
