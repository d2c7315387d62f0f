/// A text that equals another only byte for byte, as databases and AWS compare identifiers. `String` takes different spellings of `é` for one.
package struct ExactText: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    package static func < (left: ExactText, right: ExactText) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
    // Spellings of one text have one hash: no harm, for they are not equal.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
