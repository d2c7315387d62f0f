package import AWSTypes

/// Which version each staging label of a secret is attached to: each label to one version at the most.
package struct StagingLabels: Hashable, Sendable {
    /// How many labels all versions of one secret may have together (Secrets Manager user guide, *Quotas*).
    package static let maximum: Int = 20

    package private(set) var holders: [StagingLabel: VersionID]

    package init(_ holders: [StagingLabel: VersionID] = [:]) { self.holders = holders }

    package subscript(label: StagingLabel) -> VersionID? { holders[label] }

    /// The labels of `version`, in ascending order; empty for a deprecated version.
    package func labels(of version: VersionID) -> [StagingLabel] {
        holders.compactMap { label, holder in holder == version ? label : nil }.sorted()
    }

    /// Labelled versions with their labels, both in ascending order.
    package var byVersion: [(version: VersionID, labels: [StagingLabel])] {
        Dictionary(grouping: holders.keys, by: { holders[$0]! }).map { ($0.key, $0.value.sorted()) }.sorted { $0.version < $1.version }
    }

    /// Attaches `labels` to `version`, taking each from whoever has it. If `AWSCURRENT` is among them, its automatic moves come last.
    package mutating func attach(_ labels: some Sequence<StagingLabel>, to version: VersionID) throws(AWSError) {
        var next: StagingLabels = self
        let labels: Set<StagingLabel> = Set(labels)
        for label: StagingLabel in labels where label != .current { next.holders[label] = version }
        if labels.contains(.current) { next.promote(version) }
        guard next.holders.count <= StagingLabels.maximum else {
            throw AWSError("LimitExceededException", "A secret can have at most 20 staging labels.")
        }
        self = next
    }

    /// Moves `AWSCURRENT`; the version that loses it becomes `AWSPREVIOUS`, and `version` is not previous to itself.
    package mutating func promote(_ version: VersionID) {
        guard holders[.current] != version else { return }
        if let old: VersionID = holders[.current] {
            holders[.previous] = old
        }
        holders[.current] = version
    }

    /// Takes `label` off its version.
    package mutating func detach(_ label: StagingLabel) { holders[label] = nil }
}
