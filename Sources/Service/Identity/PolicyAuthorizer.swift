import AWSTypes
package import Model
import PolicyEngine

/// Asks the policy engine, with the policies of caller and resource and with what the request's circumstances are.
package struct PolicyAuthorizer: Authorizer {
    private let principals: PrincipalPolicyCache
    private let resources: ResourcePolicyCache
    private let memory: DecisionMemory

    package init(store: any Store, managed: any ManagedPolicyCatalog) {
        principals = PrincipalPolicyCache(store: store, managed: managed)
        resources = ResourcePolicyCache()
        memory = DecisionMemory()
    }

    package func judge(_ access: Access, for caller: Caller, under circumstances: Circumstances) async throws -> Judgement {
        if caller.principal.isOperator || access.action.hasPrefix("strongroom:") { return forOperator(access, caller) }
        // The account's root, at home, where no policy could say no.
        if case .root(let account) = caller.principal, account == access.owner, access.policy == nil, !access.isGoverned {
            return Judgement(.allowed(access.action))
        }
        let policies: PrincipalPolicies = try await principals.policies(of: caller)
        let global: GlobalKeys = GlobalKeys(caller: caller, circumstances: circumstances, tags: policies.tags)
        let own: Access.Keys? = access.keys
        let keys: Access.Keys = { key in own?(key) ?? global.value(of: key) }
        let question: DecisionMemory.Question? = DecisionMemory.Question(access, caller, under: policies)
        if let question, let decision: Decision = memory.decision(on: question, keys) { return Judgement(decision) }

        let resource: CompiledPolicy? = try access.policy.map { try resources.compiled($0) }
        let applicable: ApplicablePolicies = ApplicablePolicies(
            resource: resource, identity: policies.identity + (access.isGrantedBySetting ? [.everything] : []),
            boundaries: policies.boundaries, session: policies.session)
        let seen: SeenKeys = SeenKeys(keys)
        let decision: Decision = applicable.decide(
            PolicyRequest(
                principal: RequestPrincipal(caller), action: access.action, resource: access.resource ?? "*", resourceAccount: access.owner,
                context: RequestContext { seen.value(of: $0) }))
        if let question, decision.isAllowed { memory.keep(decision, on: question, seen: seen.all) }
        return Judgement(decision, policies: decision.isAllowed ? [] : policies.sources + access.sources)
    }

    /// The operator administers this server, and does nothing else; nobody else administers it.
    private func forOperator(_ access: Access, _ caller: Caller) -> Judgement {
        let isMeant: Bool = caller.principal.isOperator && access.action.hasPrefix("strongroom:")
        return Judgement(isMeant ? .allowed(access.action) : .implicitlyDenied(access.action, .identity))
    }
}

extension Access {
    /// Of the resource's policy, or that it has none.
    fileprivate var sources: [PolicySource] { policyHolder.map { [PolicySource(onResource: $0, policy?.document)] } ?? [] }

    /// Keys and roles belong to their policies, even before their account's root.
    fileprivate var isGoverned: Bool { action.hasPrefix("kms:") && resource?.contains(":key/") == true }
}

extension RequestPrincipal {
    init(_ caller: Caller) {
        switch caller.principal {
        case .root(let account): self = .root(account)
        case .user(let account, _, _, let id): self = .user(caller.principal.arn, account: account, uniqueID: id)
        case .assumedRole(let role): self = .session(caller.principal.arn, of: role.roleARN, account: role.account, roleID: role.uniqueID)
        case .federatedUser(let account, _):
            self = .federatedUser(caller.principal.arn, of: caller.issuerARN, account: account, userID: caller.issuerID)
        case .service(let name, _): self = .service(name)
        case .anonymous: self = caller.session?.federatedProvider.map { .provider($0) } ?? .anonymous
        }
    }
}
