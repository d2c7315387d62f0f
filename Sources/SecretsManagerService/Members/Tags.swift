import AWSTypes
import Wire

struct TagKey: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128)
    let text: String
    init(_ text: String) { self.text = text }
}

struct TagValue: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...256)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `Tags`. The model requires neither member; a missing value counts as empty.
struct TagMember: Decodable, Sendable {
    let key: TagKey
    let value: TagValue?

    var tag: Tag { Tag(key: key.text, value: value?.text ?? "") }
}
