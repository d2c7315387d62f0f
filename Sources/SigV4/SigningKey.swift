import AWSTypes
import Crypto
package import SecretMemory

/// The key that signs within one scope, derived from a secret access key (IAM User Guide, *Calculate the signature*).
///
/// Worth caching: deriving one costs as much as verifying a whole request. It does not print.
package struct SigningKey: Sendable {
    private let bytes: SecretBytes

    package init(secret: SecretBytes, scope: CredentialScope) {
        let prefix: String = "AWS4"
        let start: SecretBytes = SecretBytes(count: prefix.utf8.count + secret.count) { buffer in
            buffer.copyBytes(from: prefix.utf8)
            secret.exposed { UnsafeMutableRawBufferPointer(rebasing: buffer[prefix.utf8.count...]).copyMemory(from: $0) }
        }
        bytes = [scope.date, scope.region.name, scope.service, CredentialScope.terminator].reduce(start) { key, part in
            let next: HMAC<SHA256>.MAC = Self.code(for: Array(part.utf8), key: key)
            return SecretBytes(count: next.byteCount) { buffer in next.withUnsafeBytes { buffer.copyMemory(from: $0) } }
        }
    }

    /// The 32 bytes of the signature of `text`, a string to sign.
    func signature(of text: [UInt8]) -> [UInt8] { Array(Self.code(for: text, key: bytes)) }

    /// Whether `signature` is that of `text`, decided in constant time.
    func isSignature(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        let key: SymmetricKey = bytes.exposed { SymmetricKey(data: $0) }
        return HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: text, using: key)
    }

    private static func code(for text: [UInt8], key: SecretBytes) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: text, using: key.exposed { SymmetricKey(data: $0) })
    }
}
