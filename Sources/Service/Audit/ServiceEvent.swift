package import AWSTypes
package import Model

/// Something that a service does by itself in the course of a call, recorded with it as an event of type `AwsServiceEvent`.
package struct ServiceEvent: Sendable {
    /// Such as `RotationAbandoned`.
    package let name: String
    package let account: AccountID
    package let region: Region
    package let details: AuditFields
    /// Why it failed; nil for what succeeded.
    package let error: String?
    /// Nil: a new one.
    package let requestID: String?

    package init(_ name: String, account: AccountID, region: Region, details: AuditFields, error: String? = nil, requestID: String? = nil) {
        self.name = name
        self.account = account
        self.region = region
        self.details = details
        self.error = error
        self.requestID = requestID
    }
}

extension ServiceEvents {
    func records(_ events: [ServiceEvent], source: String, at now: Instant) -> [AuditRecord] {
        events.map { record($0, source: source, at: now) }
    }

    package func record(_ event: ServiceEvent, source: String, at now: Instant) -> AuditRecord {
        record(
            event.name, source: source, account: event.account, region: event.region, details: event.details, error: event.error,
            requestID: event.requestID, at: now)
    }
}
