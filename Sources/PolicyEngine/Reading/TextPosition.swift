/// A place in a policy's text, as an editor shows it.
package struct TextPosition: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    /// From 0, in bytes of UTF-8 from the beginning of the text.
    package let offset: Int

    package static let start: TextPosition = TextPosition(line: 1, column: 1, offset: 0)

    package static func < (left: TextPosition, right: TextPosition) -> Bool { left.offset < right.offset }

    package var description: String { "line \(line), column \(column)" }
}
