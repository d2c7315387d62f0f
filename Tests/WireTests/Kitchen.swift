import AWSTypes
import SecretMemory
import Wire

/// An operation's input with one of everything.
struct Kitchen: Decodable {
    let secretId: Name
    let count: Count?
    let order: Order?
    let tags: [TagMember]?
    let names: Names?
    let tagKeys: [Name]?
    let orders: [Order]?
    let counts: [Count]?
    let secretString: Secret?
    let secretBinary: SecretBlob?
    let token: Token?
    let tokens: TokenList?
    let ciphertext: Ciphertext?
    let nested: Nested?
    let tagList: Tags?
    let labels: [String: String]?
    let boundLabels: [String: Name]?
    let stages: [String: [String]]?
    let flag: Bool?
    let plain: String?
    let whole: Int?
    let long: Int64?
    let ratio: Double?
    let when: Instant?
    let function: String?

    enum CodingKeys: String, CodingKey {
        case secretId, count, order, tags, names, tagKeys, orders, counts, secretString, secretBinary, token, tokens, ciphertext, nested,
            tagList
        case labels, boundLabels, stages, flag, plain, whole, long, ratio, when
        case function = "FunctionARN"
    }
}

/// As much as `Kitchen`, everything required.
struct Strict: Decodable {
    let secretId: Name
    let count: Count
    let order: Order
    let tags: [TagMember]
    let names: Names
    let secretString: Secret
    let secretBinary: SecretBlob
    let ciphertext: Ciphertext
    let nested: Nested
    let labels: [String: String]
    let flag: Bool
    let plain: String
    let whole: Int
    let when: Instant
}

struct Name: WireText, Equatable {
    static let constraints: TextConstraints = TextConstraints(
        length: 1...8, pattern: TextPattern("[a-z0-9]+", each: { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }))
    let text: String
    init(_ text: String) { self.text = text }
}

struct Free: WireText {
    static let constraints: TextConstraints = TextConstraints(length: ...4)
    let text: String
    init(_ text: String) { self.text = text }
}

struct Count: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...1024)
    let value: Int
    init(_ value: Int) { self.value = value }
}

enum Order: String, WireEnum { case asc, desc }

struct TagMember: Decodable, Sendable, Equatable {
    let key: Name
    let value: String?
}

struct Names: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...3)
    let items: [Name]
    init(_ items: [Name]) { self.items = items }
}

struct Tags: WireList {
    static let constraints: ListConstraints = ListConstraints(count: ...2)
    let items: [TagMember]
    init(_ items: [TagMember]) { self.items = items }
}

struct Secret: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(length: 1...40)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

struct Token: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(
        length: 4...16, pattern: TextPattern("^[A-Z]+$", each: { 0x41...0x5A ~= $0 }))
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

struct TokenList: WireList {
    static let constraints: ListConstraints = ListConstraints(count: ...1)
    let items: [Token]
    init(_ items: [Token]) { self.items = items }
}

struct SecretBlob: WireSecretBlob {
    static let constraints: BlobConstraints = BlobConstraints(length: 1...32)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

struct Ciphertext: WireBlob {
    static let constraints: BlobConstraints = BlobConstraints(length: 1...4)
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
}

final class Nested: Decodable, Sendable {
    let name: Name?
    let required: Required?
    let nested: Nested?

    struct Required: Decodable, Sendable {
        let key: Name
        let values: [Name]
    }
}

extension Decodable {
    /// Reads a JSON body as this type.
    static func json(_ text: String, showsValues: Bool = true) throws(AWSError) -> Self {
        try WireDecoder(try JSONBody.parse(Array(text.utf8)), showsValues: showsValues).decode(Self.self)
    }

    /// Reads a Query body as this type.
    static func query(_ text: String, showsValues: Bool = true) throws(AWSError) -> Self {
        try WireDecoder(try FormBody.parse(Array(text.utf8)), protocol: .query, showsValues: showsValues).decode(Self.self)
    }
}

extension SecretBytes {
    var content: [UInt8] { exposed { Array($0) } }
    var text: String { String(decoding: content, as: UTF8.self) }
}
