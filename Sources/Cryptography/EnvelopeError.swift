/// Why something sealed does not open, or cannot be sealed. Says nothing about keys or plaintext.
package enum EnvelopeError: Error, Hashable, Sendable {
    /// The bytes are not of the expected format: another magic, cut short, or something left over.
    case malformed
    /// The format is known, this version of it is not: a newer program wrote it.
    case unknownVersion(UInt8)
    /// Another key, another context, or a changed byte; which of them cannot be told.
    case doesNotOpen
    /// It opens, but what is inside is no key of the expected length.
    case notAKey
    /// A key id that does not fit into a blob: it must be 1 to 255 visible ASCII characters.
    case unusableKeyID
    /// The generation of token key that sealed the token is no longer, or not yet, among the live ones.
    case unknownGeneration(UInt32)
    /// The cipher itself refused to work.
    case cipherFailed
}

extension EnvelopeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed: "the sealed bytes are damaged or of another kind"
        case .unknownVersion(let version): "the sealed bytes are of version `\(version)`, which a newer program wrote"
        case .doesNotOpen: "the sealed bytes do not open: another key, another context, or a changed byte"
        case .notAKey: "what was sealed is not a key of the expected length"
        case .unusableKeyID: "a key id must be 1 to 255 visible ASCII characters"
        case .unknownGeneration(let generation): "token key generation `\(generation)` is not alive"
        case .cipherFailed: "the cipher refused to work"
        }
    }
}
