import AWSTypes
import Model
import SecretMemory
import Wire

/// A new secret's name.
struct SecretName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...512)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `SecretId`: a name or an ARN, see ``SecretReference``.
struct SecretIdentifier: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `VersionId`.
struct VersionIdentifier: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 32...64)
    let text: String
    init(_ text: String) { self.text = text }
}

/// What makes a repeated request count once; becomes the version's id.
struct ClientRequestToken: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 32...64)
    static let missing: String = "You must provide a ClientRequestToken value. We recommend a UUID-type value."
    let text: String
    init(_ text: String) { self.text = text }

    /// The version that the token names. SDKs make one up; over the bare wire it must be given.
    static func demand(_ token: ClientRequestToken?) throws(AWSError) -> VersionID {
        guard let token else { throw .invalidRequest(missing) }
        return VersionID(token.text)
    }
}

/// `VersionStage`.
struct VersionStage: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...256)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `KmsKeyId`: a key's id or ARN, an alias or its ARN; empty for `aws/secretsmanager`.
struct KMSKeyIdentifier: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `NextToken`.
struct NextToken: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...4096)
    let text: String
    init(_ text: String) { self.text = text }
}

/// Accepted and ignored: no rotation hands one out yet. Sensitive.
struct RotationToken: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(
        length: 36...256, pattern: TextPattern("^[a-zA-Z0-9\\-]+$", each: { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }))
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

extension UInt8 {
    /// ASCII only.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
