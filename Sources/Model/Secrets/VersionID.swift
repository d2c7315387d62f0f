/// A secret version's identifier: the `ClientRequestToken` that made it, 32 to 64 characters.
package struct VersionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }
    package static func < (left: VersionID, right: VersionID) -> Bool { left.text < right.text }
}
