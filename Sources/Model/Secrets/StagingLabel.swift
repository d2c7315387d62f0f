import AWSTypes

/// A name that points to one version of a secret, such as `AWSCURRENT` (Secrets Manager user guide, *Secret versions*).
package struct StagingLabel: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Bytes are compared, as the store does.
    private let exact: ExactText
    package var text: String { exact.text }

    package init(_ text: String) { exact = ExactText(text) }

    /// The version that readers get.
    package static let current: StagingLabel = StagingLabel("AWSCURRENT")
    /// The version that was current before.
    package static let previous: StagingLabel = StagingLabel("AWSPREVIOUS")
    /// The version that a rotation is making.
    package static let pending: StagingLabel = StagingLabel("AWSPENDING")

    package var description: String { text }
    package static func < (left: StagingLabel, right: StagingLabel) -> Bool { left.exact < right.exact }
}
