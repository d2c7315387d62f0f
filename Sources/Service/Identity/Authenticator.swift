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
    private let wellKnown: WellKnownKeys?

    /// `wellKnown` is there in development mode only.
    package init(store: any Store, keyRing: KeyRing, regions: Set<Region>, wellKnown: WellKnownKeys? = nil) {
        self.wellKnown = wellKnown
        self.store = store
        self.keyRing = keyRing
        self.regions = regions
        signingKeys = SigningKeyCache()
    }

    /// What the head alone tells: whether the claim is complete, meant for `service` and in time.
    package func claim(in head: SignedMessage, for service: ServiceDescription?, at now: Instant) throws(SignatureError) -> SignatureClaim {
        let claim: SignatureClaim = try SignatureClaim(reading: head, allowingPresigned: service?.isQuery ?? false)
        try claim.checkScope(
            service: service?.name ?? claim.scope.service, regions: regions, now: now, tolerance: service?.tolerance ?? .minutes(5))
        return claim
    }

    /// The caller, if key, token and signature are right.
    package func identify(_ claim: SignatureClaim, of request: Request) async throws -> Caller {
        let stored: AccessKey? = try await store.accessKey(claim.accessKeyID)
        guard let key: AccessKey = try stored ?? wellKnown?.key(claim.accessKeyID), key.isActive,
            claim.sessionToken == nil || wellKnown?.ignoresToken(of: key.id) == true
        else { throw SignatureError.unrecognizedClient }
        let signingKey: SigningKey = try signingKeys.key(for: claim.scope, of: key) {
            try keyRing.openCredential(key.sealedSecret, account: key.owner.account, id: key.id)
        }
        try claim.verify(request.head, body: request.body, with: signingKey)
        if stored == nil { try await wellKnown?.makeAccount(of: key) }
        return Caller(principal: try await principal(of: key), accessKeyID: key.id, region: claim.scope.region)
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

    func key(for scope: CredentialScope, of accessKey: AccessKey, secret: () throws -> SecretBytes) throws -> SigningKey {
        let name: Name = Name(accessKeyID: accessKey.id, scope: scope)
        if let entry: Entry = entries.withLock({ $0[name] }), entry.revision == accessKey.revision { return entry.key }
        let key: SigningKey = SigningKey(secret: try secret(), scope: scope)
        entries.withLock { entries in
            if entries.count >= SigningKeyCache.maximum { entries.removeAll() }
            entries[name] = Entry(revision: accessKey.revision, key: key)
        }
        return key
    }
}
