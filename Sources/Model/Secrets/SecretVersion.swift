package import AWSTypes

/// One value of a secret, encrypted, and when it was made. The value never changes; a version that a rotation has begun may still wait for it.
package struct SecretVersion: Aggregate {
    package struct ID: Hashable, Sendable {
        /// The secret's ``Secret/serial``.
        package let secret: Int64
        package let version: VersionID

        package init(secret: Int64, version: VersionID) {
            self.secret = secret
            self.version = version
        }
    }

    /// Whether the value came as `SecretString` or as `SecretBinary`.
    package enum Kind: String, Sendable { case string, binary }

    /// An encrypted value.
    package struct Sealed: Hashable, Sendable {
        package let kind: Kind
        /// The ARN of the KMS key that the value's data key is sealed under.
        package let keyARN: String
        /// Sealed data key and ciphertext.
        package let bytes: [UInt8]

        package init(kind: Kind, keyARN: String, bytes: [UInt8]) {
            self.kind = kind
            self.keyARN = keyARN
            self.bytes = bytes
        }
    }

    package let id: ID
    package let createdAt: Instant
    /// Nil while a rotation has not yet put a value.
    package var value: Sealed?
    package var revision: Int64

    package init(id: ID, createdAt: Instant, value: Sealed?, revision: Int64 = 0) {
        self.id = id
        self.createdAt = createdAt
        self.value = value
        self.revision = revision
    }
}
