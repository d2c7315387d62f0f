package import AWSTypes

extension Secret {
    /// How many versions one secret may have at all.
    package static let maximumVersions: Int = 100_000
    /// From how many versions on the unlabelled ones are cleaned up (Secrets Manager user guide, *Secret versions*).
    package static let keptVersions: Int = 100
    /// How long a version is kept whatever happens.
    package static let keptTime: Interval = .days(1)
    /// How many versions one write removes at the most.
    package static let cleanupBatch: Int = 500

    /// Takes up a new version with `labels`; nil means `AWSCURRENT`.
    ///
    /// The first version of a secret is current whatever is asked. A version that becomes current by hand ends a rotation under way:
    /// `AWSPENDING` is taken off, unless it was asked for.
    package mutating func addVersion(_ version: VersionID, labels asked: [StagingLabel]?, at now: Instant) throws(AWSError) {
        guard versionCount < Secret.maximumVersions else {
            throw AWSError("LimitExceededException", "A secret can have at most \(Secret.maximumVersions) versions.")
        }
        try attach(asked, to: version, isFirst: versionCount == 0)
        versionCount += 1
        lastChangedAt = now
    }

    /// A value came for a version that a rotation had begun.
    package mutating func fillVersion(_ version: VersionID, labels asked: [StagingLabel]?, at now: Instant) throws(AWSError) {
        try attach(asked, to: version, isFirst: false)
        lastChangedAt = now
    }

    private mutating func attach(_ asked: [StagingLabel]?, to version: VersionID, isFirst: Bool) throws(AWSError) {
        var wanted: Set<StagingLabel> = Set(asked ?? [.current])
        if isFirst { wanted.insert(.current) }
        var next: StagingLabels = labels
        if wanted.contains(.current), !wanted.contains(.pending) { next.detach(.pending) }
        try next.attach(wanted, to: version)
        labels = next
    }

    /// The version that a reader means. Whether a version of that id exists, the store knows.
    package func select(_ version: VersionID?, label: StagingLabel?) throws(AWSError) -> VersionID {
        guard let version else {
            let label: StagingLabel = label ?? .current
            guard let holder: VersionID = labels[label] else { throw .valueNotFound(label: label) }
            return holder
        }
        if let label, labels[label] != version {
            throw AWSError("InvalidRequestException", "You provided a VersionStage that is not associated to the provided VersionId.")
        }
        return version
    }

    /// Which of `versions` (all unlabelled ones that are older than a day, oldest first) a write at `now` removes, and when to look again.
    package mutating func cleanUp(_ versions: [(id: VersionID, createdAt: Instant)], at now: Instant) -> [VersionID] {
        let surplus: Int = versionCount - Secret.keptVersions
        let removed: [VersionID] = versions.prefix(Swift.max(0, Swift.min(surplus, Secret.cleanupBatch))).map(\.id)
        versionCount -= removed.count
        return removed
    }

    /// Whether a write at `now` has to look for versions to remove.
    package func needsCleanup(at now: Instant) -> Bool {
        versionCount > Secret.keptVersions && now >= cleanupDueAt
    }
}

extension AWSError {
    package static func valueNotFound(label: StagingLabel) -> AWSError {
        AWSError("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: \(label)")
    }

    package static func valueNotFound(version: VersionID) -> AWSError {
        AWSError("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for VersionId: \(version)")
    }
}
