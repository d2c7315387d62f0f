/// A client's own text on its way back inside an error: cut to a length, and without anything that could be a signature.
package struct EchoedText: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes of foreign text an error repeats at most.
    static let limit: Int = 256
    /// So many hexadecimal digits in a row may be (part of) a signature.
    private static let suspicious: Int = 32
    private static let mask: [UInt8] = Array("***".utf8)

    package let description: String

    init(_ text: String) {
        var kept: [UInt8] = []
        var run: Int = 0
        for byte: UInt8 in text.utf8 {
            run = byte.hexValue == nil ? 0 : run + 1
            if run == Self.suspicious {
                kept.removeLast(Self.suspicious - 1)
                kept.append(contentsOf: Self.mask)
            } else if run < Self.suspicious {
                // Beyond the limit only so far that a run of digits that begins before it is still seen.
                guard kept.count < Self.limit + Self.suspicious else { break }
                kept.append(byte)
            }
        }
        let isCut: Bool = kept.count > Self.limit
        description = String(decoding: kept.prefix(Self.limit), as: UTF8.self) + (isCut ? "…" : "")
    }

    /// Nothing of the text: for credentials of another scheme, of which no part is known to be harmless.
    static let hidden: EchoedText = EchoedText("***")
}
