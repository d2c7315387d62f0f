import SecretMemory
import Wire

/// `SecretString`, straight from the body's bytes. Its limit is one of UTF-8 bytes (user guide, *Quotas*).
struct SecretString: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(length: 1...65_536, in: .utf8)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

/// `SecretBinary`, decoded.
struct SecretBinary: WireSecretBlob {
    static let constraints: BlobConstraints = BlobConstraints(length: 1...65_536)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}
