package import AWSTypes

/// A record as it stands in the trail.
package struct TrailFrame: Hashable, Sendable {
    /// From 1, without gaps.
    package let sequence: UInt64
    /// The record's `eventID`, a UUID in lower case.
    package let eventID: String
    package let time: Instant
    /// Place in the database's outbox; nil for a record that no commit carried.
    package let outboxPosition: Int64?
    /// Hash of the frame before; of the chain's identifier for sequence 1.
    package let previousHash: ChainHash
    package let json: [UInt8]
}

extension TrailFrame {
    init(_ head: FrameHead, json: [UInt8]) {
        sequence = head.sequence
        eventID = head.eventID.text
        time = head.time
        outboxPosition = head.outboxPosition == 0 ? nil : head.outboxPosition
        previousHash = head.previousHash
        self.json = json
    }
}
