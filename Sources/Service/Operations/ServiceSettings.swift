package import AWSTypes

/// What the operator decides and operations heed.
package struct ServiceSettings: Sendable {
    /// The regions that this server answers for.
    package let regions: Set<Region>

    /// How many secrets an account may have in a region; nil: any number.
    package let secretsPerRegion: Int?

    /// Where records are looked up; nil where there is no trail.
    package let records: (any RecordFinder)?

    /// Judges web identity tokens; nil where no provider's keys are known.
    package let webIdentities: (any WebIdentityVerifier)?

    package init(
        regions: some Sequence<Region> = Region.commercial, secretsPerRegion: Int? = nil, records: (any RecordFinder)? = nil,
        webIdentities: (any WebIdentityVerifier)? = nil
    ) {
        self.regions = Set(regions)
        self.secretsPerRegion = secretsPerRegion
        self.records = records
        self.webIdentities = webIdentities
    }
}
