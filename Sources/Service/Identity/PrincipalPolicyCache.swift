import AWSTypes
import Model
import PolicyEngine
import Synchronization

/// What the caller's side says: compiled, and ready for one evaluation.
struct PrincipalPolicies: Sendable {
    var identity: [CompiledPolicy] = []
    var boundaries: [CompiledPolicy] = []
    var session: [CompiledPolicy] = []
    /// `aws:PrincipalTag`s.
    var tags: [Tag] = []
    /// Where the policies lie, and which ones.
    var sources: [PolicySource] = []
    /// Of this gathering of stored policies; no two have the same. 0 where nothing is stored for the principal.
    var serial: UInt64 = 0
}

/// Gathers a principal's policies and keeps them compiled until anything of IAM changes.
///
/// The store's identity epoch is read first: what a commit changes after that is looked at with the next request. After a change the parts are
/// compared by revision; only what differs is gathered anew, and only texts that nobody has had yet are compiled.
final class PrincipalPolicyCache: Sendable {
    private struct Entry {
        var epoch: UInt64
        /// Ids and revisions of all entities that it was made from.
        let sources: [Source]
        let policies: PrincipalPolicies
    }

    fileprivate struct Source: Hashable {
        let id: String
        let revision: Int64
    }

    /// What policies are gathered from.
    fileprivate struct Roots {
        var entities: [Source] = []
        var policies: [PolicySource] = []

        mutating func note(_ entity: some IAMEntity, _ policies: PolicySource) {
            entities.append(Source(id: entity.id, revision: entity.revision))
            self.policies.append(policies)
        }
    }

    /// When so many have gathered, all go.
    private static let maximum: Int = 10_000

    private let store: any Store
    private let managed: any ManagedPolicyCatalog
    private let entries: Mutex<[String: Entry]> = Mutex([:])
    private let gatherings: Atomic<UInt64> = Atomic(0)
    private let documents: CompiledPolicyCache = CompiledPolicyCache()

    init(store: any Store, managed: any ManagedPolicyCatalog) {
        self.store = store
        self.managed = managed
    }

    func policies(of caller: Caller) async throws -> PrincipalPolicies {
        var policies: PrincipalPolicies = try await standing(of: caller)
        guard let session: SessionContext = caller.session else { return policies }
        if !session.tags.isEmpty {
            // A session's tag takes the place of the principal's of the same key.
            let taken: Set<String> = Set(session.tags.map { $0.key.lowercased() })
            policies.tags = session.tags + policies.tags.filter { !taken.contains($0.key.lowercased()) }
        }
        for (number, document) in session.policies.enumerated() {
            policies.session.append(try compiled(document, as: .session, name: "session policy \(number + 1)"))
        }
        var roots: Roots = Roots()
        for arn: String in session.policyARNs { policies.session.append(try await attached(arn, as: .session, noting: &roots)) }
        policies.sources += roots.policies
        return policies
    }

    /// What is stored for the principal, whatever the session.
    private func standing(of caller: Caller) async throws -> PrincipalPolicies {
        guard let id: String = caller.policyHolderID else {
            // Whom root made has root's permissions, as far as what was passed to the session goes.
            if case .federatedUser = caller.principal { return PrincipalPolicies(identity: [.everything]) }
            return PrincipalPolicies()
        }
        let epoch: UInt64 = store.identityEpoch
        let known: Entry? = entries.withLock { $0[id] }
        if let known, known.epoch == epoch { return known.policies }
        if var known, try await isCurrent(known.sources) {
            known.epoch = epoch
            keep(known, for: id)
            return known.policies
        }
        let gathered: Entry = try await gather(id, epoch: epoch)
        keep(gathered, for: id)
        return gathered.policies
    }

    private func keep(_ entry: Entry, for id: String) {
        entries.withLock { entries in
            if entries.count >= PrincipalPolicyCache.maximum { entries.removeAll() }
            entries[id] = entry
        }
    }

    private func isCurrent(_ sources: [Source]) async throws -> Bool {
        for source: Source in sources {
            let revision: Int64? =
                switch source.id.prefix(4) {
                case "AIDA": try await store.entity(User.self, source.id)?.revision
                case "AROA": try await store.entity(Role.self, source.id)?.revision
                case "AGPA": try await store.entity(Group.self, source.id)?.revision
                default: try await store.entity(ManagedPolicy.self, source.id)?.revision
                }
            guard revision == source.revision else { return false }
        }
        return true
    }

    private func gather(_ id: String, epoch: UInt64) async throws -> Entry {
        var roots: Roots = Roots()
        var policies: PrincipalPolicies = PrincipalPolicies()
        if id.hasPrefix("AROA") {
            guard let role: Role = try await store.entity(Role.self, id) else { throw AuthorizationError.principalGone }
            roots.note(role, PolicySource(role))
            try await add(role, to: &policies, noting: &roots)
            if let boundary: String = role.permissionsBoundary {
                policies.boundaries = [try await attached(boundary, as: .boundary, noting: &roots)]
            }
            policies.tags = role.tags
        } else {
            guard let user: User = try await store.entity(User.self, id) else { throw AuthorizationError.principalGone }
            roots.note(user, PolicySource(user))
            try await add(user, to: &policies, noting: &roots)
            for groupID: String in user.groups {
                guard let group: Group = try await store.entity(Group.self, groupID) else { continue }
                roots.note(group, PolicySource(group))
                try await add(group, to: &policies, noting: &roots)
            }
            if let boundary: String = user.permissionsBoundary {
                policies.boundaries = [try await attached(boundary, as: .boundary, noting: &roots)]
            }
            policies.tags = user.tags
        }
        policies.sources = roots.policies
        policies.serial = gatherings.add(1, ordering: .relaxed).newValue
        return Entry(epoch: epoch, sources: roots.entities, policies: policies)
    }

    private func add(_ holder: some PolicyHolder, to policies: inout PrincipalPolicies, noting roots: inout Roots) async throws {
        for inline: InlinePolicy in holder.inlinePolicies {
            policies.identity.append(try compiled(inline.document, as: .identity, name: "\(holder.auditName)/\(inline.name)"))
        }
        for arn: String in holder.attachedPolicies {
            policies.identity.append(try await attached(arn, as: .identity, noting: &roots))
            // A large one takes milliseconds to compile: others have their turn.
            await Task.yield()
        }
    }

    private func attached(_ arn: String, as role: PolicyRole, noting roots: inout Roots) async throws -> CompiledPolicy {
        let document: String
        if let policy: AWSManagedPolicy = managed.policy(arn) {
            document = policy.document
        } else {
            guard let policy: ManagedPolicy = try await store.entity(ManagedPolicy.self, arn) else {
                // Deleted since the session began: it has nothing left to allow.
                if role == .session { return .allowingNothing }
                throw AuthorizationError.policyGone(arn)
            }
            roots.note(policy, PolicySource(policy))
            document = policy.document
        }
        return try compiled(document, as: role, name: arn)
    }

    private func compiled(_ document: String, as role: PolicyRole, name: String) throws(PolicySyntaxError) -> CompiledPolicy {
        var isFull: Bool = false
        let policy: CompiledPolicy = try documents.compiled(document, as: role, name: name, isFull: &isFull)
        // What holds the old ones would hold them a second time.
        if isFull { entries.withLock { $0.removeAll() } }
        return policy
    }
}

/// What keeps a request from being judged. The client sees an internal error, the log this.
enum AuthorizationError: Error {
    /// The principal was there when it was authenticated, and is not any more.
    case principalGone
    /// The schema keeps attached policies; this one is missing all the same.
    case policyGone(String)
}

extension CompiledPolicy {
    /// Allows everything.
    static let everything: CompiledPolicy = made(#"{"Effect":"Allow","Action":"*","Resource":"*"}"#, name: "everything")
    fileprivate static let allowingNothing: CompiledPolicy = made(
        #"{"Effect":"Deny","Action":"none:None","Resource":"arn:aws:none:::none"}"#, name: "deleted policy")

    private static func made(_ statement: String, name: String) -> CompiledPolicy {
        guard let document: PolicyDocument = try? .parse(#"{"Version":"2012-10-17","Statement":[\#(statement)]}"#, as: .identity) else {
            preconditionFailure("a policy of our own is none")
        }
        return CompiledPolicy(document, name: name)
    }
}

extension PolicyHolder {
    /// How a decision names the holder of an inline policy: `user/alice`.
    fileprivate var auditName: String { "\(Self.noun)/\(name)" }
}
