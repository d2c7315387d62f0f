/// The name of a fact about a request: `aws:SourceArn`, `aws:PrincipalTag/team`. Case does not count.
package struct ConditionKey: Hashable, Sendable, CustomStringConvertible {
    /// As written.
    package let description: String
    /// In lower case: what is compared.
    package let folded: String

    /// Nil unless `text` is a prefix, a colon and a name.
    package init?(_ text: String) {
        guard let colon: String.Index = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
            text.utf8.index(after: colon) < text.endIndex
        else { return nil }
        description = text
        folded = text.lowercased()
    }

    package static func == (left: ConditionKey, right: ConditionKey) -> Bool { left.folded == right.folded }
    package func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
