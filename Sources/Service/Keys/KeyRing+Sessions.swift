package import AWSTypes
import Cryptography
import Model
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Session tokens: the secret access key and the session's terms, sealed, and bound to the access key's id.
///
/// The payload is the forty bytes of the secret, and behind them the session as JSON.
extension KeyRing {
    /// New temporary credentials of an account.
    package func credentials(for session: Session, of account: AccountID, randomness: any Randomness) throws -> TemporaryCredentials {
        let id: String = TemporaryKeyID.make(for: account, randomness)
        let secret: SecretBytes = SecretBytes(utf8: AccessKey.newSecret(randomness))
        let terms: Data = try JSONEncoder().encode(session)
        let payload: SecretBytes = secret.exposed { bytes in SecretBytes(copying: Array(bytes) + terms) }
        let token: String = try tokens.seal(payload, purpose: KeyRing.purpose(id), randomness: randomness)
        return TemporaryCredentials(
            accessKeyID: id, secret: secret, token: SecretBytes(utf8: token), expiresAt: session.context.expiresAt)
    }

    /// Nil for a token that was not sealed here, or for another key.
    package func openSession(_ token: String, accessKeyID: String) -> (secret: SecretBytes, session: Session)? {
        guard let payload: SecretBytes = try? tokens.openSecret(token, purpose: KeyRing.purpose(accessKeyID)) else { return nil }
        return payload.exposed { bytes in
            guard bytes.count > KeyRing.secretCount,
                let session: Session = try? JSONDecoder().decode(Session.self, from: Data(bytes[KeyRing.secretCount...]))
            else { return nil }
            return (SecretBytes(copying: bytes[..<KeyRing.secretCount]), session)
        }
    }

    private static let secretCount: Int = 40

    private static func purpose(_ accessKeyID: String) -> [String] { ["session", accessKeyID] }
}
