import AWSTypes
package import Model
import PolicyEngine

/// Where policies lie that had a say in a decision, and which ones they were then: `AIDA…#e3b0c442`. Equal sources hold equal policies.
///
/// Made from the policies alone: a user's new tags make no other source, another text attached to it does.
package struct PolicySource: Hashable, Sendable, CustomStringConvertible {
    /// Unique id of a user, role or group; ARN of a managed policy, of a secret, or of a role for its trust policy.
    package let place: String
    private let digest: String

    /// Of a record.
    package init?(_ text: String) {
        guard let mark: String.Index = text.lastIndex(of: "#") else { return nil }
        place = String(text[..<mark])
        digest = String(text[text.index(after: mark)...])
    }

    /// - Parameter texts: All that the policies there say, in order.
    private init(place: String, texts: [String]) {
        self.place = place
        // Only to tell whether they are still the same. Each text's length goes first, so that no two lists run into the same bytes.
        let digest: UInt64 = texts.reduce(TextHash.start) { hash, text in
            "\(text.utf8.count):\(text)".utf8.reduce(hash) { TextHash.adding($1, to: $0) }
        }
        self.digest = texts.isEmpty ? "none" : String(digest, radix: 16)
    }

    init(_ user: User) { self.init(place: user.id, texts: user.policyTexts + [user.permissionsBoundary ?? ""] + user.groups) }
    init(_ role: Role) { self.init(place: role.id, texts: role.policyTexts + [role.permissionsBoundary ?? ""]) }
    init(_ group: Group) { self.init(place: group.id, texts: group.policyTexts + [""]) }
    init(_ policy: ManagedPolicy) { self.init(place: policy.arn, texts: [policy.document]) }
    /// - Parameter document: Nil where none lies.
    package init(onResource arn: String, _ document: String?) { self.init(place: arn, texts: document.map { [$0] } ?? []) }

    package var description: String { "\(place)#\(digest)" }
}

extension PolicyHolder {
    fileprivate var policyTexts: [String] {
        inlinePolicies.flatMap { [$0.name, $0.document] } + ["\(inlinePolicies.count)"] + attachedPolicies
    }
}

extension PolicySource {
    /// The same place as it is now; nil if it is no more.
    package func current(in store: some IdentityReader & SecretReader) async throws -> PolicySource? {
        switch place.prefix(4) {
        case "AIDA": return try await store.entity(User.self, place).map { PolicySource($0) }
        case "AROA": return try await store.entity(Role.self, place).map { PolicySource($0) }
        case "AGPA": return try await store.entity(Group.self, place).map { PolicySource($0) }
        default: break
        }
        guard let arn: ARN = ARN(place), let account: AccountID = AccountID(arn.account) else { return nil }
        switch (arn.service, arn.resource.prefix { $0 != "/" && $0 != ":" }) {
        case ("iam", "policy"): return try await store.entity(ManagedPolicy.self, place).map { PolicySource($0) }
        case ("iam", "role"):
            let name: String = arn.resource.split(separator: "/").last.map(String.init) ?? ""
            guard let role: Role = try await store.entity(Role.self, named: name, in: account), role.arn == place else { return nil }
            return PolicySource(onResource: place, role.trustPolicy)
        case ("secretsmanager", "secret"):
            let reference: SecretReference = try SecretReference(place, account: account, region: Region(arn.region))
            guard let id: Secret.ID = reference.id, let secret: Secret = try await store.secret(id), secret.arn == place else { return nil }
            return PolicySource(onResource: place, secret.policy)
        default: return nil
        }
    }
}
