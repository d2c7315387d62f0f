package import AWSTypes
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Seals what the server must be able to read again to check its users: secret access keys and the seeds of one-time passwords.
package struct CredentialsKey: Sendable {
    private let key: KeyBytes
    private let box: FramedBox = FramedBox(format: .credential, purpose: "strongroom/1 credential")

    package init(under root: RootKey) {
        key = root.key.derived(info: "strongroom/1 credentials key")
    }

    /// Binds `secret` to its account, its kind (such as `access-key`) and the id that it belongs to.
    package func seal(
        _ secret: SecretBytes, account: String, kind: String, id: String, randomness: any Randomness
    ) throws(EnvelopeError) -> [UInt8] {
        try secret.exposed { bytes throws(EnvelopeError) in
            try box.seal(bytes, under: key, label: [account, kind, id], randomness: randomness)
        }
    }

    /// Throws `doesNotOpen` if account, kind, id or the root key is another one.
    package func open(_ sealed: [UInt8], account: String, kind: String, id: String) throws(EnvelopeError) -> SecretBytes {
        var secret: Data = try box.open(sealed, under: key, label: [account, kind, id])
        return SecretBytes(consuming: &secret)
    }
}
