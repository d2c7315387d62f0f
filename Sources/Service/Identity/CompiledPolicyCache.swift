import PolicyEngine
import Synchronization

/// Compiled policies of principals and their sessions, by their text: what many have is compiled and kept once.
final class CompiledPolicyCache: Sendable {
    private struct Name: Hashable {
        let document: String
        let name: String
        let role: PolicyRole
    }

    private struct Entries {
        var policies: [Name: CompiledPolicy] = [:]
        /// Bytes of all documents.
        var size: Int = 0
    }

    /// When so many bytes of documents have gathered, all go. Compiled they take some ten times as much.
    private static let maximum: Int = 8 << 20

    private let entries: Mutex<Entries> = Mutex(Entries())

    /// Throws the syntax error of a document that is no policy. Tells in `isFull` that everything was thrown away.
    func compiled(_ document: String, as role: PolicyRole, name: String, isFull: inout Bool) throws(PolicySyntaxError) -> CompiledPolicy {
        let key: Name = Name(document: document, name: name, role: role)
        if let policy: CompiledPolicy = entries.withLock({ $0.policies[key] }) { return policy }
        let compiled: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(document, as: role), name: name)
        isFull = entries.withLock { entries in
            let isFull: Bool = entries.size + document.utf8.count > CompiledPolicyCache.maximum
            if isFull { entries = Entries() }
            if entries.policies.updateValue(compiled, forKey: key) == nil { entries.size += document.utf8.count }
            return isFull
        }
        return compiled
    }
}
