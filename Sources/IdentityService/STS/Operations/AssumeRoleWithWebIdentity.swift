import AWSTypes
import Model
import PolicyEngine
import SecretMemory
import Service
import Wire

/// Temporary credentials for a role that trusts an OIDC provider, against that provider's token. Not signed: the token is the proof.
/// (STS API reference, *AssumeRoleWithWebIdentity*.)
struct AssumeRoleWithWebIdentity: Operation {
    let roleArn: AssumedRoleARN
    let roleSessionName: SessionName
    let webIdentityToken: WebIdentityToken
    /// For OAuth 2.0 access tokens of two providers of old, which are not known here.
    let providerId: ProviderID?
    let policyArns: [PolicyDescriptor]?
    let policy: ShortSessionPolicyText?
    let durationSeconds: RoleDuration?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("roleArn", roleArn.text).text("roleSessionName", roleSessionName.text).text("policy", policy?.text)
            .objects("policyArns", policyArns.map { $0.map { AuditFields().text("arn", $0.arn?.text) } })
            .integer("durationSeconds", durationSeconds?.value).text("providerId", providerId?.text)
    }

    private static let refusal: AWSError = AWSError(
        "AccessDeniedException", "Not authorized to perform sts:AssumeRoleWithWebIdentity", status: 403)

    /// The role, and who holds the token. That there is no such role, nobody is told.
    func target(in call: Call) async throws -> Found<WebIdentityRole> {
        guard let arn: ARN = ARN(roleArn.text), arn.service == "iam", arn.resource.hasPrefix("role/"),
            let account: AccountID = AccountID(arn.account), let name: Substring = arn.resource.split(separator: "/").last
        else { throw AWSError("ValidationError", "\(roleArn.text) is invalid") }
        // The account's own providers only: nobody else's address is asked for keys.
        let provider: OIDCProvider = try await call.provider(ofToken: webIdentityToken.text, in: account)
        let identity: WebIdentity = try await call.webIdentity(webIdentityToken.text)
        guard let role: Role = try await call.entity(Role.self, named: String(name), in: account), role.arn == roleArn.text else {
            return .absent(
                Absent(identifier: roleArn.text, arn: roleArn.text, owner: account, error: AssumeRoleWithWebIdentity.refusal))
        }
        let party: String = identity.authorizedParty ?? identity.audiences.first ?? ""
        guard provider.clientIDs.contains(party) else { throw AWSError("InvalidIdentityToken", "Incorrect token audience") }
        return .found(WebIdentityRole(role: role, provider: provider, identity: identity, audience: party))
    }

    /// The role's trust policy is asked in ``run(on:in:)``: it is the token's holder who needs its leave.
    func access(to target: Found<WebIdentityRole>, in call: Call) -> [Access] { [] }

    func run(on target: WebIdentityRole, in call: Call) async throws -> WebIdentityCredentials {
        let role: Role = target.role
        let duration: Int = durationSeconds?.value ?? Role.defaultSessionDuration
        let terms: SessionTerms = SessionTerms(
            policy: policy?.text, policyARNs: (policyArns ?? []).map { $0.arn?.text ?? "" }, tags: [], transitiveTagKeys: [])
        call.note(AuditResource(type: "AWS::IAM::Role", arn: role.arn, account: role.account))
        var context: SessionContext = SessionContext(
            kind: .assumeRoleWithWebIdentity, issuedAt: call.now, expiresAt: call.now + .seconds(Int64(duration)))
        context.federatedProvider = target.provider.arn
        var holder: SessionContext = context
        holder.federatedKeys = target.keys
        let keys: SessionKeys = SessionKeys(
            terms: terms, sessionName: roleSessionName.text, duration: durationSeconds?.value, resourceTags: role.tags)
        try await demandTrust(
            Access(call.action, on: role.arn, owner: role.account, policy: role.trust) { keys.value(of: $0) },
            for: Caller(principal: .anonymous, accessKeyID: nil, region: call.region, session: holder), in: call)
        guard duration <= role.maxSessionDuration else {
            throw AWSError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        try await terms.check(in: call, account: role.account, inherited: nil)
        context.policies = terms.policy.map { [$0] } ?? []
        context.policyARNs = terms.policyARNs
        let session: Session = Session(holder: .role(id: role.id, sessionName: roleSessionName.text), context: context)
        return WebIdentityCredentials(
            credentials: ShownCredentials(
                credentials: try call.keyRing.credentials(for: session, of: role.account, randomness: call.randomness)),
            principal: role.session(roleSessionName.text), packedPolicySize: terms.isEmpty ? nil : terms.packedSize,
            identity: target.identity, audience: target.audience)
    }

    /// What is not there trusts nobody.
    func run(onAbsent absent: Absent, in call: Call) async throws -> WebIdentityCredentials {
        try await demandTrust(Access(call.action, on: absent.arn, owner: absent.owner), for: call.identity, in: call)
        throw absent.error
    }

    /// Refuses without a reason, which only the record has.
    private func demandTrust(_ access: Access, for holder: Caller, in call: Call) async throws {
        let judgement: Judgement = try await call.judge(access, for: holder)
        guard judgement.decision.isAllowed else {
            throw AccessDenied(
                caller: holder.principal, access: access, judgement: judgement, answer: AssumeRoleWithWebIdentity.refusal)
        }
    }
}

/// A role that is asked for, by whom.
struct WebIdentityRole: Sendable {
    let role: Role
    let provider: OIDCProvider
    let identity: WebIdentity
    /// `azp` where the token has one, else `aud`: the provider's client that got the token.
    let audience: String

    /// The provider's condition keys (IAM user guide, *Available keys for AWS web identity federation*), in lower case.
    var keys: [String: [String]] {
        let name: String = provider.name.lowercased()
        var keys: [String: [String]] = ["\(name):aud": [audience], "\(name):sub": [identity.subject]]
        if identity.authorizedParty != nil { keys["\(name):oaud"] = identity.audiences }
        return keys
    }
}

struct WebIdentityCredentials: WireEncodable {
    let credentials: ShownCredentials
    let principal: Principal
    let packedPolicySize: Int?
    let identity: WebIdentity
    let audience: String

    func encode(to out: inout some WireObject) {
        out.object("Credentials", credentials)
        out.member("SubjectFromWebIdentityToken", identity.subject)
        out.object("AssumedRoleUser", AssumedRoleUser(principal: principal))
        out.member("PackedPolicySize", packedPolicySize)
        out.member("Provider", identity.issuer)
        out.member("Audience", audience)
    }
}

/// `WebIdentityToken`.
struct WebIdentityToken: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(length: 4...20_000)
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }

    var text: String { bytes.exposed { String(decoding: $0, as: UTF8.self) } }
}

/// `ProviderId`.
struct ProviderID: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 4...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

extension Call {
    /// The account's provider that a token is said to be from.
    fileprivate func provider(ofToken token: String, in account: AccountID) async throws -> OIDCProvider {
        let issuer: String
        do throws(WebIdentityFault) {
            guard let verifier: any WebIdentityVerifier = settings.webIdentities else { throw .noKeys(issuer: "") }
            issuer = try verifier.claimedIssuer(of: token)
        } catch {
            throw error.awsError
        }
        let scheme: String = "https://"
        guard issuer.hasPrefix(scheme),
            let provider: OIDCProvider = try await entity(
                OIDCProvider.self, "arn:aws:iam::\(account):oidc-provider/\(issuer.dropFirst(scheme.count))")
        else { throw AWSError("InvalidIdentityToken", "No OpenIDConnect provider found in your account for \(issuer)") }
        return provider
    }

    /// What a token says, if it is its issuer's and in time.
    fileprivate func webIdentity(_ token: String) async throws -> WebIdentity {
        let identity: WebIdentity
        do {
            guard let verifier: any WebIdentityVerifier = settings.webIdentities else { throw WebIdentityFault.noKeys(issuer: "") }
            identity = try await verifier.verify(token)
        } catch let fault as WebIdentityFault {
            throw fault.awsError
        }
        guard now < identity.expiresAt else {
            throw AWSError(
                "ExpiredTokenException",
                "Token expired: current date/time \(now.seconds) must be before the expiration date/time \(identity.expiresAt.seconds)")
        }
        // Clocks differ by minutes.
        if let start: Instant = identity.notBefore, now + .minutes(5) < start {
            throw AWSError("InvalidIdentityToken", "The token is not valid yet.")
        }
        return identity
    }
}

extension WebIdentityFault {
    fileprivate var awsError: AWSError {
        switch self {
        case .malformed:
            AWSError(
                "InvalidIdentityToken", "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
        case .unreachable:
            AWSError(
                "IDPCommunicationError",
                "The identity provider could not be reached to verify the incoming identity token. Retry the request a limited number of times."
            )
        case .noKeys, .wrongSignature:
            AWSError(
                "InvalidIdentityToken",
                "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"
            )
        }
    }
}
