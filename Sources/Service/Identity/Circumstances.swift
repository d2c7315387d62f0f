package import AWSTypes

/// What policies may ask about a request besides who, what and which: where it came from, how and when.
package struct Circumstances: Sendable {
    /// When the request arrived.
    package let time: Instant
    package let region: Region
    package let sourceAddress: String
    /// Whether it came over TLS.
    package let isSecure: Bool
    package let userAgent: String?
    package let referer: String?

    package init(
        time: Instant, region: Region, sourceAddress: String, isSecure: Bool, userAgent: String? = nil, referer: String? = nil
    ) {
        self.time = time
        self.region = region
        self.sourceAddress = sourceAddress
        self.isSecure = isSecure
        self.userAgent = userAgent
        self.referer = referer
    }
}
