package import AWSTypes
package import Model
import SecretMemory
package import SigV4
import Synchronization

/// The first stop: who signed this?
///
/// The signature is computed anew for every request. Only signing keys are kept, and they die with their access key.
package struct Authenticator: Sendable {
    private let store: any Store
    private let keyRing: KeyRing
    private let regions: Set<Region>
    private let signingKeys: SigningKeyCache
    private let sessions: SessionCache
    private let wellKnown: WellKnownKeys?

    /// `wellKnown` is there in development mode only.
    package init(store: any Store, keyRing: KeyRing, regions: Set<Region>, wellKnown: WellKnownKeys? = nil) {
        self.wellKnown = wellKnown
        self.store = store
        self.keyRing = keyRing
        self.regions = regions
        signingKeys = SigningKeyCache()
        sessions = SessionCache()
    }

    /// What the head alone tells: whether the claim is complete, meant for `service` and in time.
    package func claim(in head: SignedMessage, for service: ServiceDescription?, at now: Instant) throws(SignatureError) -> SignatureClaim {
        let claim: SignatureClaim = try SignatureClaim(reading: head, allowingPresigned: service?.isQuery ?? false)
        try claim.checkScope(
            service: service?.name ?? claim.scope.service, regions: regions, now: now, tolerance: service?.tolerance ?? .minutes(5))
        return claim
    }

    /// The caller, if key, token and signature are right.
    package func identify(_ claim: SignatureClaim, of request: Request, at now: Instant) async throws -> Caller {
        if claim.accessKeyID.hasPrefix(TemporaryKeyID.prefix), let token: String = claim.sessionToken {
            return try await identify(claim, token, of: request, at: now)
        }
        // Made in development mode on loopback, they open nothing where others come by.
        guard wellKnown != nil || !WellKnownKeys.names(claim.accessKeyID) else { throw SignatureError.unrecognizedClient }
        let stored: AccessKey? = try await store.accessKey(claim.accessKeyID)
        guard let key: AccessKey = try stored ?? wellKnown?.key(claim.accessKeyID), key.isActive,
            claim.sessionToken == nil || wellKnown?.ignoresToken(of: key.id) == true
        else { throw SignatureError.unrecognizedClient }
        let signingKey: SigningKey = try signingKeys.key(for: claim.scope, of: key.id, key.revision) {
            try keyRing.openCredential(key.sealedSecret, account: key.owner.account, id: key.id)
        }
        try claim.verify(request.head, body: request.body, with: signingKey)
        if stored == nil { try await wellKnown?.makeAccount(of: key) }
        return Caller(principal: try await principal(of: key), accessKeyID: key.id, region: claim.scope.region)
    }

    /// With temporary credentials: the token holds the secret, so that the order of checks is token, signature, expiry.
    private func identify(_ claim: SignatureClaim, _ token: String, of request: Request, at now: Instant) async throws -> Caller {
        guard let entry: SessionCache.Entry = sessions.session(of: claim.accessKeyID, token, keyRing: keyRing) else {
            throw SignatureError.unrecognizedClient
        }
        // The token is bound to the key's id: there is but one secret for it.
        let signingKey: SigningKey = try signingKeys.key(for: claim.scope, of: claim.accessKeyID, 0) { entry.secret }
        try claim.verify(request.head, body: request.body, with: signingKey)
        let session: SessionContext = entry.session.context
        guard now < session.expiresAt else { throw SignatureError.expiredToken }
        // Sessions of users have no say in IAM, but with MFA (IAM user guide, *Comparing the AWS STS API operations*).
        let isBarred: Bool =
            session.kind == .federationToken || session.kind == .sessionToken && session.mfaAuthenticatedAt == nil
        if isBarred, claim.scope.service == "iam" { throw SignatureError.unrecognizedClient }
        let (principal, issuer): (Principal, Caller.Issuer?) = try await holder(of: entry.session)
        return Caller(principal: principal, accessKeyID: claim.accessKeyID, region: claim.scope.region, session: session, issuer: issuer)
    }

    /// Whose the session is, as he is now; nobody's if he is gone.
    private func holder(of session: Session) async throws -> (Principal, Caller.Issuer?) {
        switch session.holder {
        case .root(let account):
            guard try await store.account(account) != nil else { throw SignatureError.unrecognizedClient }
            return (.root(account), nil)
        case .user(let id):
            guard let user: User = try await store.entity(User.self, id) else { throw SignatureError.unrecognizedClient }
            return (user.principal, nil)
        case .role(let id, let name):
            guard let role: Role = try await store.entity(Role.self, id) else { throw SignatureError.unrecognizedClient }
            return (role.session(name), nil)
        case .federated(let account, let name, let maker):
            guard let maker else { return (.federatedUser(account: account, name: name), nil) }
            guard let user: User = try await store.entity(User.self, maker) else { throw SignatureError.unrecognizedClient }
            return (.federatedUser(account: account, name: name), Caller.Issuer(arn: user.arn, id: user.id))
        }
    }

    /// The owner as he is now: his name may have changed since the key was made.
    private func principal(of key: AccessKey) async throws -> Principal {
        switch key.owner {
        case .root(let account): return .root(account)
        case .user(_, let id):
            guard let user: User = try await store.entity(User.self, id) else { throw SignatureError.unrecognizedClient }
            return user.principal
        }
    }
}

/// Derived signing keys by access key and scope: four HMACs saved for every request. An entry holds only for the access key's revision.
final class SigningKeyCache: Sendable {
    private struct Name: Hashable {
        let accessKeyID: String
        let scope: CredentialScope
    }

    private struct Entry {
        let revision: Int64
        let key: SigningKey
    }

    /// Scopes change once a day; when this many have gathered, all go.
    private static let maximum: Int = 4096

    private let entries: Mutex<[Name: Entry]> = Mutex([:])

    func key(for scope: CredentialScope, of accessKeyID: String, _ revision: Int64, secret: () throws -> SecretBytes) throws -> SigningKey {
        let name: Name = Name(accessKeyID: accessKeyID, scope: scope)
        if let entry: Entry = entries.withLock({ $0[name] }), entry.revision == revision { return entry.key }
        let key: SigningKey = SigningKey(secret: try secret(), scope: scope)
        entries.withLock { entries in
            if entries.count >= SigningKeyCache.maximum { entries.removeAll() }
            entries[name] = Entry(revision: revision, key: key)
        }
        return key
    }
}
