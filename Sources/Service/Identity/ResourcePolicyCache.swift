import Model
import PolicyEngine
import Synchronization

/// Compiled resource policies, by holder and revision.
final class ResourcePolicyCache: Sendable {
    private struct Entry {
        let revision: Int64
        let policy: CompiledPolicy
    }

    /// When so many have gathered, all go.
    private static let maximum: Int = 4096

    private let entries: Mutex<[String: Entry]> = Mutex([:])

    /// Throws the syntax error of a document that is no policy: such a resource is not served, rather than served without its policy.
    func compiled(_ policy: ResourcePolicy) throws(PolicySyntaxError) -> CompiledPolicy {
        if let revision: Int64 = policy.revision, let entry: Entry = entries.withLock({ $0[policy.holder] }), entry.revision == revision {
            return entry.policy
        }
        let compiled: CompiledPolicy = CompiledPolicy(
            try PolicyDocument.parse(policy.document, as: policy.role), name: policy.name, principalIDs: policy.principalIDs)
        guard let revision: Int64 = policy.revision else { return compiled }
        entries.withLock { entries in
            if entries.count >= ResourcePolicyCache.maximum { entries.removeAll() }
            entries[policy.holder] = Entry(revision: revision, policy: compiled)
        }
        return compiled
    }
}
