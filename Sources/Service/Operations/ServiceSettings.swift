package import AWSTypes

/// What the operator decides and operations heed.
package struct ServiceSettings: Sendable {
    /// The regions that this server answers for.
    package let regions: Set<Region>

    package init(regions: some Sequence<Region> = Region.commercial) { self.regions = Set(regions) }
}
