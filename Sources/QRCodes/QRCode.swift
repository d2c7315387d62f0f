/// A text as a square of dark and light modules that a camera can read (ISO/IEC 18004:2015; the numbers in this module's comments are
/// its clauses).
/// Written in byte mode as UTF-8, at error correction level M, which survives the loss of about 15 % of the codewords.
package struct QRCode: Sendable {
    private let matrix: Matrix

    /// Takes the smallest version from 1 to 15 that holds `text`; nil if it is longer than version 15's 412 bytes of UTF-8.
    package init?(_ text: String) {
        guard let version: Version = Version.smallest(holding: text.utf8.count) else { return nil }
        let message: Message = Message(Array(text.utf8), version: version)
        matrix = Matrix(version: version, codewords: message.codewords).masked()
    }

    /// Modules on a side, without the quiet zone.
    package var size: Int { matrix.size }

    /// Whether the module is dark. Both indices count from the upper left corner and are below ``size``.
    package subscript(row: Int, column: Int) -> Bool { matrix[row, column] }
}
