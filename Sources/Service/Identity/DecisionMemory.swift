import AWSTypes
import Model
import PolicyEngine
import Synchronization

/// What was allowed lately, and what that depended on.
///
/// A decision follows from the policies, the question, and the values of the condition keys that the policies looked at, and from nothing else. So
/// the same question under the same policies has the same answer as long as each of those keys has the same value as then.
final class DecisionMemory: Sendable {
    /// Who wants to do what to which, under which policies.
    struct Question: Hashable, Sendable {
        /// Which gathering of the principal's policies, see ``PrincipalPolicies``.
        let policies: UInt64
        let principal: Principal
        let action: String
        let resource: String?
        let owner: AccountID
        /// The resource's own policy, and which text of it.
        let holder: String?
        let revision: Int64?
    }

    private struct Entry {
        let decision: Decision
        let seen: [Seen]
    }

    /// A condition key, in lower case, and its value then.
    struct Seen: Sendable {
        let key: String
        let value: RequestContext.Value?
    }

    /// When so many have gathered, all go.
    private static let maximum: Int = 4096

    private let entries: Mutex<[Question: Entry]> = Mutex([:])

    /// The decision, if it was allowed before and all that it depended on is as it was then.
    func decision(on question: Question, _ keys: Access.Keys) -> Decision? {
        guard let entry: Entry = entries.withLock({ $0[question] }) else { return nil }
        for seen: Seen in entry.seen where keys(seen.key) != seen.value { return nil }
        return entry.decision
    }

    /// What depended on very many keys is sooner decided anew.
    private static let mostKeys: Int = 64

    func keep(_ decision: Decision, on question: Question, seen: [Seen]) {
        guard seen.count <= DecisionMemory.mostKeys else { return }
        entries.withLock { entries in
            if entries.count >= DecisionMemory.maximum { entries.removeAll() }
            entries[question] = Entry(decision: decision, seen: seen)
        }
    }
}

extension DecisionMemory.Question {
    /// Nil where policies are asked that are the session's own or are not stored, and for those who are more than their principal says, such as
    /// the holder of a provider's token: nothing is stored for them.
    init?(_ access: Access, _ caller: Caller, under policies: PrincipalPolicies) {
        guard policies.serial != 0, policies.session.isEmpty, !access.isGrantedBySetting,
            access.policy == nil || access.policy?.revision != nil
        else { return nil }
        self.init(
            policies: policies.serial, principal: caller.principal, action: access.action, resource: access.resource, owner: access.owner,
            holder: access.policy?.holder, revision: access.policy?.revision)
    }
}

/// Condition keys that notes which of them are asked for.
final class SeenKeys: Sendable {
    private let keys: Access.Keys
    private let noted: Mutex<[String: RequestContext.Value?]> = Mutex([:])

    init(_ keys: @escaping Access.Keys) { self.keys = keys }

    var all: [DecisionMemory.Seen] { noted.withLock { $0.map { DecisionMemory.Seen(key: $0.key, value: $0.value) } } }

    func value(of key: String) -> RequestContext.Value? {
        let value: RequestContext.Value? = keys(key)
        noted.withLock { $0[key] = .some(value) }
        return value
    }
}
