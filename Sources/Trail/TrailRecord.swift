package import AWSTypes

/// An audit record on its way into the trail.
package struct TrailRecord: Sendable {
    /// The record's `eventID`, a UUID as text.
    package let eventID: String
    /// The record's `eventTime`; retention goes by it.
    package let time: Instant
    /// Place in the database's outbox, from 1; nil for a record that no commit carried.
    package let outboxPosition: Int64?
    /// The record as CloudTrail writes it, in UTF-8. It may hold no secret.
    package let json: [UInt8]

    package init(eventID: String, time: Instant, outboxPosition: Int64? = nil, json: [UInt8]) {
        self.eventID = eventID
        self.time = time
        self.outboxPosition = outboxPosition
        self.json = json
    }
}
