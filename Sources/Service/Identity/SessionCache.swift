import AWSTypes
import SecretMemory
import Synchronization

/// Opened session tokens, by their access key's id: a program sends the same one with each request.
final class SessionCache: Sendable {
    struct Entry: Sendable {
        let token: String
        let secret: SecretBytes
        let session: Session
    }

    /// When so many have gathered, all go.
    private static let maximum: Int = 4096

    private let entries: Mutex<[String: Entry]> = Mutex([:])

    /// Nil for a token that is not the key's.
    func session(of accessKeyID: String, _ token: String, keyRing: KeyRing) -> Entry? {
        if let known: Entry = entries.withLock({ $0[accessKeyID] }), known.token.hasSameBytes(as: token) { return known }
        guard let (secret, session) = keyRing.openSession(token, accessKeyID: accessKeyID) else { return nil }
        let entry: Entry = Entry(token: token, secret: secret, session: session)
        entries.withLock { entries in
            if entries.count >= SessionCache.maximum { entries.removeAll() }
            entries[accessKeyID] = entry
        }
        return entry
    }
}
