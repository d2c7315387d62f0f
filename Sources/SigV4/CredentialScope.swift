package import AWSTypes

/// Where and when a signing key is good: `20150830/us-east-1/iam/aws4_request`.
package struct CredentialScope: Hashable, Sendable, CustomStringConvertible {
    /// The last part of every scope of Signature Version 4.
    static let terminator: String = "aws4_request"

    /// The day in UTC as `yyyymmdd`.
    package let date: String
    package let region: Region
    /// The signing name of a service, such as `secretsmanager`.
    package let service: String

    package init(date: String, region: Region, service: String) {
        self.date = date
        self.region = region
        self.service = service
    }

    /// The scope of what is signed at `time`.
    package init(at time: Instant, region: Region, service: String) {
        self.init(date: String(time.iso8601Basic.prefix(8)), region: region, service: service)
    }

    package var description: String { "\(date)/\(region.name)/\(service)/\(Self.terminator)" }
}
