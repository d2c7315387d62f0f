import AWSTypes

extension ApplicablePolicies {
    /// May they? In AWS's order (IAM user guide, *Policy evaluation logic*): explicit denies, service control policies, the resource's policy,
    /// identity policies, the permissions boundary, session policies. What nothing allows is denied.
    package func decide(_ request: PolicyRequest) -> Decision {
        // "No permissions are required" (STS API reference, GetCallerIdentity), and no Deny takes it away.
        if request.foldedAction == "sts:getcalleridentity" { return .allowed(request.action, by: []) }
        request.beginWork()
        let decision: Decision = PolicyEvaluation(of: request, under: self).decision
        return request.isExhausted ? .tooCostly(request.action) : decision
    }
}

/// One request on its way through the policies.
private struct PolicyEvaluation {
    let request: PolicyRequest
    let levels: [Tally]
    let resource: ResourceTally
    let identity: Tally
    let boundary: Tally
    let session: Tally
    /// Whether the account's own policies count only where the resource's policy names the account: KMS keys and roles.
    let isGoverned: Bool
    let resourceKind: PolicyKind
    let isWithinBoundary: Bool
    let isWithinSession: Bool

    init(of request: PolicyRequest, under policies: ApplicablePolicies) {
        self.request = request
        let principal: RequestPrincipal = request.principal
        let isRoot: Bool = principal.kind == .root
        isGoverned = !policies.leavesOutResource && request.isGovernedByResource(hasPolicy: policies.resource != nil)
        let kind: PolicyKind = request.isAboutTrust ? .roleTrust : .resource
        resourceKind = kind
        let hasBoundary: Bool = principal.isInAccount && !policies.boundaries.isEmpty
        resource = policies.resource.map { ResourceTally(kind, $0, request, hasBoundary: hasBoundary) } ?? ResourceTally()
        // An account's policies say nothing of those who are in none.
        guard principal.isInAccount else {
            (levels, identity, boundary, session) = ([], Tally(.identity), Tally(.boundary), Tally(.session))
            (isWithinBoundary, isWithinSession) = (true, true)
            return
        }
        let isBound: Bool = !policies.serviceControl.isEmpty && !principal.isServiceLinkedRole
        levels = isBound ? policies.serviceControl.map { Tally(.serviceControl, $0, request) } : []
        identity = Tally(.identity, policies.identity, request)
        boundary = Tally(.boundary, policies.boundaries, request)
        session = Tally(.session, policies.session, request)
        isWithinBoundary = isRoot || policies.boundaries.isEmpty || !boundary.allows.isEmpty
        // A federated user's session has no more than was passed to it.
        let isUnlimited: Bool = policies.session.isEmpty && principal.kind != .federatedUser
        isWithinSession = isRoot || isUnlimited || !session.allows.isEmpty
    }

    var decision: Decision {
        let denies: [Decision.Statement] =
            levels.flatMap(\.denies) + resource.denies + identity.denies + boundary.denies + session.denies
        if let first: Decision.Statement = denies.first {
            return Decision(verdict: .explicitlyDenied, kind: first.kind, statements: denies, action: request.action)
        }
        if levels.contains(where: \.allows.isEmpty) { return .implicitlyDenied(request.action, .serviceControl) }
        guard let account: AccountID = request.principal.account else { return decisionForOutsider }
        return account == request.resourceAccount ? decisionInAccount : decisionAcrossAccounts
    }

    /// The root user may do everything in its account, and its account lets it do everything elsewhere.
    private var identityAllows: Bool { request.principal.kind == .root || !identity.allows.isEmpty }

    /// For services, identity providers and the nameless there is the resource's policy alone.
    private var decisionForOutsider: Decision {
        let allows: [Decision.Statement] = resource.allows { $0 == .full }
        return allows.isEmpty ? .implicitlyDenied(request.action, resourceKind) : .allowed(request.action, by: allows)
    }

    private var decisionInAccount: Decision {
        let grant: Grant = resource.greatest
        let isDelegated: Bool = !isGoverned || grant >= .account
        let isLimitless: Bool = grant == .full
        let isWithinLimits: Bool = isWithinBoundary && isWithinSession
        let byRole: Bool = grant >= .limited && isWithinLimits
        let byIdentity: Bool = identityAllows && isDelegated && isWithinLimits
        guard isLimitless || byRole || byIdentity else {
            return .implicitlyDenied(request.action, missing(resourceAllows: grant >= .limited, isDelegated: isDelegated))
        }
        var statements: [Decision.Statement] = levels.flatMap(\.allows)
        statements += resource.allows { grant in
            switch grant {
            case .full: true
            case .limited: isWithinLimits
            case .account, .none: isGoverned && byIdentity
            }
        }
        if byIdentity { statements += identity.allows }
        if byRole || byIdentity { statements += boundary.allows + session.allows }
        return .allowed(request.action, by: statements)
    }

    /// Both sides must allow, and nothing of the caller's side can be left out.
    private var decisionAcrossAccounts: Decision {
        guard resource.greatest >= .account else { return .implicitlyDenied(request.action, resourceKind) }
        guard identityAllows, isWithinBoundary, isWithinSession else {
            return .implicitlyDenied(request.action, missing(resourceAllows: false, isDelegated: true))
        }
        let allows: [Decision.Statement] = levels.flatMap(\.allows) + resource.allows { $0 >= .account }
        return .allowed(request.action, by: allows + identity.allows + boundary.allows + session.allows)
    }

    /// The first kind of policy that does not allow.
    private func missing(resourceAllows: Bool, isDelegated: Bool) -> PolicyKind {
        if !resourceAllows {
            guard identityAllows else { return .identity }
            guard isDelegated else { return resourceKind }
        }
        return isWithinBoundary ? .session : .boundary
    }
}

extension PolicyRequest {
    /// Actions that ask a role's trust policy.
    var isAboutTrust: Bool {
        switch foldedAction {
        case "sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity": true
        // Of a federated user's session there is no trust policy to ask.
        case "sts:tagsession", "sts:setsourceidentity": arn?.text(of: .resource).hasPrefix("federated-user/") != true
        default: false
        }
    }

    /// Keys and roles belong to their policies (KMS developer guide, *Key policies*; IAM user guide, *Role trust policies*). KMS's actions that
    /// are about no key, or about an alias, are as those of any service.
    fileprivate func isGovernedByResource(hasPolicy: Bool) -> Bool {
        if isAboutTrust { return true }
        guard service == "kms" else { return false }
        return hasPolicy || arn?.text(of: .resource).hasPrefix("key/") == true
    }
}
