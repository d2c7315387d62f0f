package import AWSTypes
package import Model
import Wire

/// Makes the records of what the server does by itself: events of type `AwsServiceEvent` (contract: *CloudTrail*, §3).
package struct ServiceEvents: Sendable {
    private let randomness: any Randomness

    package init(randomness: any Randomness) { self.randomness = randomness }

    /// The server has given an account its first root access key, and made the account if need be: nobody asked for that with a request.
    package func rootKeyMade(_ key: AccessKey, at now: Instant) -> AuditRecord {
        record(
            "RootAccessKeyCreated", source: "strongroom", account: key.owner.account, region: .usEast1,
            details: AuditFields().text("accessKeyId", key.id), at: now)
    }

    /// - Parameters:
    ///   - error: Why it failed; nil for what succeeded.
    ///   - requestID: Nil: a new one.
    package func record(
        _ name: String, source: String, account: AccountID?, region: Region, details: AuditFields, error: String? = nil,
        requestID: String? = nil, at now: Instant
    ) -> AuditRecord {
        let eventID: String = randomness.uuid()
        var writer: JSONWriter = JSONWriter()
        writer.object { out in
            out.member("eventVersion", "1.11")
            out.key(known: "userIdentity")
            out.object { out in
                out.member("accountId", account?.digits)
                out.member("invokedBy", source)
            }
            out.member("eventTime", now.iso8601)
            out.member("eventSource", source)
            out.member("eventName", name)
            out.member("awsRegion", region.name)
            out.member("sourceIPAddress", source)
            out.member("userAgent", source)
            out.member("errorMessage", error, cutTo: 1000)
            out.fields("requestParameters", nil)
            out.fields("responseElements", nil)
            out.fields("additionalEventData", details)
            out.member("requestID", requestID ?? randomness.uuid())
            out.member("eventID", eventID)
            out.member("readOnly", false)
            out.member("eventType", "AwsServiceEvent")
            out.member("managementEvent", true)
            out.member("recipientAccountId", account?.digits)
            out.member("eventCategory", "Management")
        }
        return AuditRecord(eventID: eventID, time: now, json: writer.bytes)
    }
}
