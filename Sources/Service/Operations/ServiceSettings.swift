package import AWSTypes

/// What the operator decides and operations heed.
package struct ServiceSettings: Sendable {
    /// The regions that this server answers for.
    package let regions: Set<Region>

    /// Where records are looked up; nil where there is no trail.
    package let records: (any RecordFinder)?

    /// Judges web identity tokens; nil where no provider's keys are known.
    package let webIdentities: (any WebIdentityVerifier)?

    package init(
        regions: some Sequence<Region> = Region.commercial, records: (any RecordFinder)? = nil,
        webIdentities: (any WebIdentityVerifier)? = nil
    ) {
        self.regions = Set(regions)
        self.records = records
        self.webIdentities = webIdentities
    }
}
