import AWSTypes
import Model
import Synchronization

/// What a row of `changes` names: one aggregate that a commit has written, for the caches of other nodes.
struct ChangedKey: Hashable, Sendable {
    private enum Kind: String {
        case secret
        case version
        case key
        case alias
        case account
        case accessKey = "access-key"
        case iam
        /// An aggregate that has no name of its own here: all caches are emptied for it. Slow, and never wrong.
        case everything
    }

    let kind: String
    let id: String

    init(_ aggregate: any Aggregate) {
        switch aggregate {
        case let secret as Secret: self.init(.secret, [secret.account.digits, secret.region.name, secret.name])
        case let version as SecretVersion: self.init(.version, [String(version.id.secret), version.id.version.text])
        case let key as Key: self.init(.key, [key.id.account.digits, key.id.region.name, key.id.keyID])
        case let alias as KeyAlias: self.init(.alias, [alias.id.account.digits, alias.id.region.name, alias.id.name])
        case let account as Account: self.init(.account, [account.id.digits])
        case let key as AccessKey: self.init(.accessKey, [key.id])
        case let entity as any StoredIAMEntity: self.init(.iam, [entity.id])
        default: self.init(.everything, [])
        }
    }

    /// As it was read from a row.
    init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    private init(_ kind: Kind, _ parts: [String]) {
        self.init(kind: kind.rawValue, id: PackedTexts.pack(parts))
    }

    /// Makes `caches` forget it. What a newer program wrote, and this one does not understand, empties them.
    func evict(from caches: Caches) {
        let parts: [String] = PackedTexts.unpack(id) ?? []
        switch (Kind(rawValue: kind), parts.count) {
        case (.secret, 3):
            guard let account: AccountID = AccountID(parts[0]) else { return caches.removeAll() }
            caches.secrets.evict(Secret.ID(account: account, region: Region(parts[1]), name: parts[2]))
        case (.version, 2):
            guard let secret: Int64 = Int64(parts[0]) else { return caches.removeAll() }
            caches.versions.evict(SecretVersion.ID(secret: secret, version: VersionID(parts[1])))
        case (.key, 3):
            guard let account: AccountID = AccountID(parts[0]) else { return caches.removeAll() }
            caches.keys.evict(Key.ID(account: account, region: Region(parts[1]), keyID: parts[2]))
        case (.alias, 3):
            guard let account: AccountID = AccountID(parts[0]) else { return caches.removeAll() }
            caches.aliases.evict(KeyAlias.ID(account: account, region: Region(parts[1]), name: parts[2]))
        case (.account, 1):
            guard let account: AccountID = AccountID(parts[0]) else { return caches.removeAll() }
            caches.accounts.evict(account)
        case (.accessKey, 1): caches.accessKeys.evict(parts[0])
        case (.iam, 1): caches.evictEntity(parts[0])
        default: caches.removeAll()
        }
    }
}

extension Caches {
    /// Forgets an entity of IAM, of whatever kind: ids are unique among all of them.
    fileprivate func evictEntity(_ id: String) {
        users.evict(id)
        groups.evict(id)
        roles.evict(id)
        policies.evict(id)
        instanceProfiles.evict(id)
        mfaDevices.evict(id)
        oidcProviders.evict(id)
        accessReports.evict(id)
        identityEpoch.add(1, ordering: .releasing)
    }

    /// Forgets everything.
    func removeAll() {
        secrets.removeAll()
        versions.removeAll()
        keys.removeAll()
        aliases.removeAll()
        accounts.removeAll()
        accessKeys.removeAll()
        users.removeAll()
        groups.removeAll()
        roles.removeAll()
        policies.removeAll()
        instanceProfiles.removeAll()
        mfaDevices.removeAll()
        oidcProviders.removeAll()
        accessReports.removeAll()
        identityEpoch.add(1, ordering: .releasing)
    }
}
