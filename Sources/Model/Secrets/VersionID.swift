import AWSTypes

/// A secret version's identifier: the `ClientRequestToken` that made it, 32 to 64 characters.
package struct VersionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Bytes are compared, as the store does.
    private let exact: ExactText
    package var text: String { exact.text }

    package init(_ text: String) { exact = ExactText(text) }

    package var description: String { text }
    package static func < (left: VersionID, right: VersionID) -> Bool { left.exact < right.exact }
}
