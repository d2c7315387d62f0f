import PolicyEngine
import Synchronization

/// Compiled policies of sessions, by their text: a session brings its own with every request.
final class SessionPolicyCache: Sendable {
    private struct Name: Hashable {
        let document: String
        let name: String
    }

    /// When so many have gathered, all go.
    private static let maximum: Int = 512

    private let entries: Mutex<[Name: CompiledPolicy]> = Mutex([:])

    /// Throws the syntax error of a document that is no policy.
    func compiled(_ document: String, name: String) throws(PolicySyntaxError) -> CompiledPolicy {
        let key: Name = Name(document: document, name: name)
        if let policy: CompiledPolicy = entries.withLock({ $0[key] }) { return policy }
        let compiled: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(document, as: .session), name: name)
        entries.withLock { entries in
            if entries.count >= SessionPolicyCache.maximum { entries.removeAll() }
            entries[key] = compiled
        }
        return compiled
    }
}
