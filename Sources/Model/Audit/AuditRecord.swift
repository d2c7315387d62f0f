package import AWSTypes

/// A CloudTrail record, ready to be written: its JSON text and what the trail needs to know of it. Holds no secret.
package struct AuditRecord: Sendable {
    /// UUID, the record's `eventID`.
    package let eventID: String
    package let time: Instant
    package let json: [UInt8]

    package init(eventID: String, time: Instant, json: [UInt8]) {
        self.eventID = eventID
        self.time = time
        self.json = json
    }
}
