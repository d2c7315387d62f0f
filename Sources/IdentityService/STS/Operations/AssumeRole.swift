import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Temporary credentials for a role. (STS API reference, *AssumeRole*.)
struct AssumeRole: Operation {
    let roleArn: AssumedRoleARN
    let roleSessionName: SessionName
    let policyArns: [PolicyDescriptor]?
    let policy: SessionPolicyText?
    let durationSeconds: RoleDuration?
    let tags: SessionTags?
    let transitiveTagKeys: TransitiveTagKeys?
    let externalId: ExternalID?
    let serialNumber: MFASerialNumber?
    let tokenCode: MFATokenCode?
    let sourceIdentity: SessionName?
    let providedContexts: ProvidedContexts?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("roleArn", roleArn.text).text("roleSessionName", roleSessionName.text).text("policy", policy?.text)
            .objects("policyArns", policyArns.map { $0.map { AuditFields().text("arn", $0.arn?.text) } })
            .integer("durationSeconds", durationSeconds?.value).text("externalId", externalId?.text)
            .text("serialNumber", serialNumber?.text).text("sourceIdentity", sourceIdentity?.text).tags(tags?.items.map(\.tag))
            .texts("transitiveTagKeys", transitiveTagKeys?.items.map(\.text))
    }

    private var terms: SessionTerms {
        SessionTerms(
            policy: policy?.text, policyARNs: (policyArns ?? []).map { $0.arn?.text ?? "" }, tags: (tags?.items ?? []).map(\.tag),
            transitiveTagKeys: (transitiveTagKeys?.items ?? []).map(\.text))
    }

    private var duration: Int { durationSeconds?.value ?? Role.defaultSessionDuration }

    /// Callers learn of a role's absence no more than of a missing permission.
    func target(in call: Call) async throws -> Found<Role> {
        guard let arn: ARN = ARN(roleArn.text), arn.service == "iam", arn.resource.hasPrefix("role/"),
            let account: AccountID = AccountID(arn.account), let name: Substring = arn.resource.split(separator: "/").last
        else { throw AWSError("ValidationError", "\(roleArn.text) is invalid") }
        if case .root = call.caller { throw AWSError("AccessDeniedException", "Roles may not be assumed by root accounts.") }
        if case .federatedUser = call.caller {
            throw AWSError("AccessDeniedException", "Cannot call AssumeRole with federated user credentials")
        }
        guard let role: Role = try await call.entity(Role.self, named: String(name), in: account), role.arn == roleArn.text else {
            // Never told: what has no trust policy trusts nobody.
            return .absent(Absent(identifier: roleArn.text, arn: roleArn.text, owner: account, error: Role.missing(String(name))))
        }
        return .found(role)
    }

    func access(to target: Found<Role>, in call: Call) -> [Access] {
        let passesTags: Bool = call.identity.session.map { !$0.transitiveTagKeys.isEmpty } ?? false
        let actions: [String] =
            [call.action] + (terms.tags.isEmpty && !passesTags ? [] : ["sts:TagSession"])
            + (sourceIdentity == nil && call.identity.session?.sourceIdentity == nil ? [] : ["sts:SetSourceIdentity"])
        var keys: SessionKeys = SessionKeys(
            terms: terms, sessionName: roleSessionName.text, externalID: externalId?.text,
            sourceIdentity: sourceIdentity?.text ?? call.identity.session?.sourceIdentity, duration: durationSeconds?.value,
            provesMFA: serialNumber != nil && tokenCode != nil)
        switch target {
        case .absent(let absent):
            return actions.map { action in Access(action, on: absent.arn, owner: absent.owner) { [keys] in keys.value(of: $0) } }
        case .found(let role):
            keys.resourceTags = role.tags
            return actions.map { action in
                Access(action, on: role.arn, owner: role.account, policy: role.trust) { [keys] in keys.value(of: $0) }
            }
        }
    }

    func run(on role: Role, in call: Call) async throws -> AssumedRoleCredentials {
        let before: SessionContext? = call.identity.session
        let isChained: Bool = if case .assumedRole = call.caller { true } else { false }
        try await terms.check(in: call, account: role.account, inherited: before)
        guard !isChained || duration <= Role.defaultSessionDuration else {
            throw AWSError(
                "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
        guard duration <= role.maxSessionDuration else {
            throw AWSError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        if let standing: String = before?.sourceIdentity, let sourceIdentity, sourceIdentity.text != standing {
            throw AWSError("AccessDeniedException", "The source identity of the calling session cannot be changed.")
        }
        try await call.demandMFA(serialNumber?.text, code: tokenCode?.text)
        var context: SessionContext = SessionContext(
            kind: .assumeRole, issuedAt: call.now, expiresAt: call.now + .seconds(Int64(duration)))
        let terms: SessionTerms = terms
        context.policies = terms.policy.map { [$0] } ?? []
        context.policyARNs = terms.policyARNs
        let passedOn: Set<String> = Set((before?.transitiveTagKeys ?? []).map { $0.lowercased() })
        context.tags = (before?.tags ?? []).filter { passedOn.contains($0.key.lowercased()) } + terms.tags
        context.transitiveTagKeys = (before?.transitiveTagKeys ?? []) + terms.transitiveTagKeys
        context.sourceIdentity = sourceIdentity?.text ?? before?.sourceIdentity
        if serialNumber != nil, tokenCode != nil { context.mfaAuthenticatedAt = call.now }
        context.chainDepth = isChained ? (before?.chainDepth ?? 0) + 1 : 0
        let session: Session = Session(holder: .role(id: role.id, sessionName: roleSessionName.text), context: context)
        call.note(AuditResource(type: "AWS::IAM::Role", arn: role.arn, account: role.account))
        return AssumedRoleCredentials(
            credentials: ShownCredentials(
                credentials: try call.keyRing.credentials(for: session, of: role.account, randomness: call.randomness)),
            principal: role.session(roleSessionName.text), packedPolicySize: terms.isEmpty ? nil : terms.packedSize,
            sourceIdentity: context.sourceIdentity)
    }
}

extension Role {
    /// The trust policy as the engine reads it.
    var trust: ResourcePolicy {
        ResourcePolicy(name: arn, holder: id, revision: revision, document: trustPolicy, role: .trust, principalIDs: trustedIDs)
    }
}
