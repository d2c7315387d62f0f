import AWSTypes
import Model
import Service
import Wire

/// Temporary credentials that a user makes for somebody else: his permissions, narrowed. (STS API reference, *GetFederationToken*.)
struct GetFederationToken: Operation {
    let name: FederatedName
    let policy: ShortSessionPolicyText?
    let policyArns: [PolicyDescriptor]?
    let durationSeconds: UserDuration?
    let tags: SessionTags?

    static let isReadOnly: Bool = true
    private static let usual: Int = 43_200
    /// For an account's root, in seconds.
    private static let longestOfRoot: Int = 3600

    var auditFields: AuditFields {
        AuditFields().text("name", name.text).text("policy", policy?.text)
            .objects("policyArns", policyArns.map { $0.map { AuditFields().text("arn", $0.arn?.text) } })
            .integer("durationSeconds", durationSeconds?.value).tags(tags?.items.map(\.tag))
    }

    private var terms: SessionTerms {
        SessionTerms(
            policy: policy?.text, policyARNs: (policyArns ?? []).map { $0.arn?.text ?? "" }, tags: (tags?.items ?? []).map(\.tag),
            transitiveTagKeys: [])
    }

    func target(in call: Call) async throws -> Found<Principal> {
        try call.demandLongTermCredentials()
        return .found(.federatedUser(account: call.account, name: name.text))
    }

    func access(to target: Found<Principal>, in call: Call) -> [Access] {
        guard case .found(let federated) = target else { return [] }
        let keys: SessionKeys = SessionKeys(terms: terms, duration: durationSeconds?.value)
        return ([call.action] + (terms.tags.isEmpty ? [] : ["sts:TagSession"])).map { action in
            Access(action, on: federated.arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on federated: Principal, in call: Call) async throws -> FederatedCredentials {
        let terms: SessionTerms = terms
        try await terms.check(in: call, account: call.account, inherited: nil)
        var maker: String?
        var longest: Int = GetFederationToken.longestOfRoot
        if case .user(_, _, _, let id) = call.caller { (maker, longest) = (id, GetFederationToken.usual * 3) }
        let duration: Int = min(durationSeconds?.value ?? GetFederationToken.usual, longest)
        var context: SessionContext = SessionContext(
            kind: .federationToken, issuedAt: call.now, expiresAt: call.now + .seconds(Int64(duration)))
        context.policies = terms.policy.map { [$0] } ?? []
        context.policyARNs = terms.policyARNs
        context.tags = terms.tags
        let session: Session = Session(holder: .federated(call.account, name: name.text, user: maker), context: context)
        return FederatedCredentials(
            credentials: ShownCredentials(
                credentials: try call.keyRing.credentials(for: session, of: call.account, randomness: call.randomness)),
            principal: federated, packedPolicySize: terms.packedSize)
    }
}
