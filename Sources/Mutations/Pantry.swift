import AWSTypes
import SecretMemory
import Wire

/// An operation's input with a member of each kind.
struct Pantry: Decodable {
    let secretId: ShortText?
    let name: String?
    let count: Int?
    let ratio: Double?
    let flag: Bool?
    let when: Instant?
    let secretString: Hidden?
    let names: [ShortText]?
    let tags: [Pair]?
    let labels: [String: String]?
    let nested: Nested?
}

struct ShortText: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...64)
    let text: String
    init(_ text: String) { self.text = text }
}

struct Hidden: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(length: 1...256)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

struct Pair: Decodable {
    let key: ShortText
    let value: ShortText?
}

/// Recursion, as deep as a document may be.
final class Nested: Decodable {
    let nested: Nested?
    let name: ShortText
}
