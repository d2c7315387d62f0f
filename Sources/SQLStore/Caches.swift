import AWSTypes
import Model
import Synchronization

/// One cache for each kind of aggregate. They share a budget in fixed parts.
final class Caches: Sendable {
    let secrets: Cache<Secret.ID, Secret>
    let versions: Cache<SecretVersion.ID, SecretVersion>
    let keys: Cache<Key.ID, Key>
    let aliases: Cache<KeyAlias.ID, KeyAlias>
    let accounts: Cache<AWSTypes.AccountID, Account>
    let accessKeys: Cache<String, AccessKey>
    let users: Cache<String, User>
    let groups: Cache<String, Group>
    let roles: Cache<String, Role>
    let policies: Cache<String, ManagedPolicy>
    let instanceProfiles: Cache<String, InstanceProfile>
    let mfaDevices: Cache<String, MFADevice>
    let oidcProviders: Cache<String, OIDCProvider>
    let accessReports: Cache<String, AccessReport>

    /// Goes up with every commit that touches an entity of IAM, behind the entity itself.
    let identityEpoch: Atomic<UInt64> = Atomic(0)

    /// `bytes` for all together.
    init(bytes: Int) {
        secrets = Cache(maximumCost: bytes * 35 / 100)
        versions = Cache(maximumCost: bytes * 45 / 100)
        users = Cache(maximumCost: bytes / 40)
        groups = Cache(maximumCost: bytes / 80)
        roles = Cache(maximumCost: bytes / 40)
        policies = Cache(maximumCost: bytes / 40)
        instanceProfiles = Cache(maximumCost: bytes / 400)
        mfaDevices = Cache(maximumCost: bytes / 400)
        oidcProviders = Cache(maximumCost: bytes / 400)
        accessReports = Cache(maximumCost: bytes / 400)
        keys = Cache(maximumCost: bytes / 40)
        aliases = Cache(maximumCost: bytes / 40)
        accounts = Cache(maximumCost: bytes / 40)
        accessKeys = Cache(maximumCost: bytes / 40)
    }
}
