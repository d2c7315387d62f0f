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
/// compared by revision; only what differs is compiled anew.
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
    private let documents: SessionPolicyCache = SessionPolicyCache()

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
            policies.session.append(try documents.compiled(document, name: "session policy \(number + 1)"))
        }
        var roots: Roots = Roots()
        for arn: String in session.policyARNs { policies.session.append(try await attached(arn, as: .session, noting: &roots)) }
        policies.sources += roots.policies
        return policies
    }

    /// What is stored for the principal, whatever the session.
    private func standing(of caller: Caller) async throws -> PrincipalPolicies {
        guard let id: String = caller.policyHolderID else { return PrincipalPolicies() }
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
            policies.identity.append(
                CompiledPolicy(try PolicyDocument.parse(inline.document, as: .identity), name: "\(holder.auditName)/\(inline.name)"))
        }
        for arn: String in holder.attachedPolicies { policies.identity.append(try await attached(arn, as: .identity, noting: &roots)) }
    }

    private func attached(_ arn: String, as role: PolicyRole, noting roots: inout Roots) async throws -> CompiledPolicy {
        let document: String
        if let policy: AWSManagedPolicy = managed.policy(arn) {
            document = policy.document
        } else {
            guard let policy: ManagedPolicy = try await store.entity(ManagedPolicy.self, arn) else {
                throw AuthorizationError.policyGone(arn)
            }
            roots.note(policy, PolicySource(policy))
            document = policy.document
        }
        if role == .session { return try documents.compiled(document, name: arn) }
        return CompiledPolicy(try PolicyDocument.parse(document, as: role), name: arn)
    }
}

/// What keeps a request from being judged. The client sees an internal error, the log this.
enum AuthorizationError: Error {
    /// The principal was there when it was authenticated, and is not any more.
    case principalGone
    /// The schema keeps attached policies; this one is missing all the same.
    case policyGone(String)
}

extension PolicyHolder {
    /// How a decision names the holder of an inline policy: `user/alice`.
    fileprivate var auditName: String { "\(Self.noun)/\(name)" }
}
