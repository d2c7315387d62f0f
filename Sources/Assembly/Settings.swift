package import AWSTypes

/// All that an operator can set. Each has a working default. (`strongroom serve --help` and README say the same.)
package struct Settings: Sendable {
    /// Where the data lies.
    package var dataDirectory: String
    /// The root key; beside the data directory unless named.
    package var keyFile: String?
    /// `address:port`; port 0 takes a free one.
    package var listen: String = "127.0.0.1:4566"
    /// The account that the first start makes.
    package var accountID: AccountID = .zero
    package var regions: [Region] = Region.commercial
    /// Host names, besides IP literals listened on and `localhost`, that requests may name.
    package var hosts: [String] = []
    /// Files with identity providers' keys (JSON Web Key Sets), by issuer: `https://…`.
    package var identityKeys: [String: String] = [:]
    /// A PEM file of authorities that are trusted, besides the system's, when providers' keys are fetched.
    package var identityAuthorities: String?
    package var isDevelopment: Bool = false
    /// Nothing on disk: a database in memory, a trail in memory.
    package var isEphemeral: Bool = false
    /// PEM files; both or none.
    package var tlsCertificate: String?
    package var tlsKey: String?
    /// TLS ends at a proxy of ``trustedProxies``, and plain HTTP comes from there.
    package var isBehindTLSProxy: Bool = false
    /// Whose `X-Forwarded-For` is believed.
    package var trustedProxies: [IPNetwork] = []
    /// A read is answered after its record is on disk, not merely written.
    package var synchronizesAudit: Bool = false
    /// Bytes for decoded aggregates.
    package var cacheBytes: Int = 48 << 20
    /// How many secrets an account may have in a region; nil: any number.
    package var secretsPerRegion: Int?
    package var logFormat: LogFormat = .text

    package enum LogFormat: String, Sendable, CaseIterable { case text, json }

    package init(dataDirectory: String) { self.dataDirectory = dataDirectory }
}
