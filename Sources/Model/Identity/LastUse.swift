package import AWSTypes

/// When, for what and where an access key, a user or a role was last used. (IAM API reference, *AccessKeyLastUsed*, *ServiceLastAccessed*.)
package struct LastUse: Hashable, Sendable {
    package let time: Instant
    /// Such as `secretsmanager`.
    package let service: String
    package let region: Region

    package init(time: Instant, service: String, region: Region) {
        self.time = time
        self.service = service
        self.region = region
    }
}
