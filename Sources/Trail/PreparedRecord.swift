import AWSTypes

/// A record that is known to fit a frame.
struct PreparedRecord: Sendable {
    let eventID: EventIdentifier
    let time: Instant
    /// 0 for none.
    let outboxPosition: Int64
    let json: [UInt8]

    init(_ record: TrailRecord) throws(TrailError) {
        guard let eventID: EventIdentifier = EventIdentifier(record.eventID) else { throw .invalidEventID(record.eventID) }
        guard record.json.count <= FrameHead.maximumJSONBytes else {
            throw .recordTooLarge(bytes: record.json.count, limit: FrameHead.maximumJSONBytes)
        }
        self.eventID = eventID
        time = record.time
        outboxPosition = record.outboxPosition ?? 0
        json = record.json
    }
}
