import AWSTypes

/// All that the next frame depends on. What is written but not certain is tried on a copy.
struct WritePoint: Sendable {
    let segment: SegmentHeader
    /// Length of the segment's file so far.
    var length: Int = SegmentHeader.byteCount
    /// Sequence of the last frame.
    var sequence: UInt64
    /// Hash of the last frame.
    var hash: ChainHash
    var outboxPosition: Int64
    /// Newest event time in this segment.
    var newestTime: Instant = Instant(milliseconds: .min)

    /// Right behind the header.
    init(startOf segment: SegmentHeader) {
        self.segment = segment
        sequence = segment.firstSequence - 1
        hash = segment.previousHash
        outboxPosition = segment.outboxPosition
    }

    var end: TrailEnd {
        TrailEnd(segment: segment.firstSequence, offset: length, sequence: sequence, outboxPosition: outboxPosition)
    }

    var isAtStartOfSegment: Bool { length == SegmentHeader.byteCount }

    /// The header of the segment that follows this one.
    var successor: SegmentHeader {
        SegmentHeader(
            chain: segment.chain, firstSequence: sequence + 1, previousHash: hash, outboxPosition: outboxPosition,
            newestTimeBefore: newestTime)
    }

    /// Puts the frame of `record` behind `bytes`, and this point behind the frame.
    mutating func append(_ record: PreparedRecord, to bytes: inout [UInt8]) {
        let head: FrameHead = FrameHead(
            sequence: sequence + 1, eventID: record.eventID, outboxPosition: record.outboxPosition, time: record.time, previousHash: hash)
        hash = head.append(json: record.json, to: &bytes)
        passed(head, bytes: FrameHead.overhead + record.json.count)
    }

    /// Notes a frame of `bytes` bytes; its hash is noted apart.
    mutating func passed(_ head: FrameHead, bytes: Int) {
        length += bytes
        sequence = head.sequence
        if head.outboxPosition != 0 { outboxPosition = head.outboxPosition }
        newestTime = max(newestTime, head.time)
    }
}
