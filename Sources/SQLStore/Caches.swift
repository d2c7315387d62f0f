import AWSTypes
import Model

/// One cache for each kind of aggregate. They share a budget in fixed parts.
final class Caches: Sendable {
    let secrets: Cache<Secret.ID, Secret>
    let versions: Cache<SecretVersion.ID, SecretVersion>
    let keys: Cache<Key.ID, Key>
    let aliases: Cache<KeyAlias.ID, KeyAlias>
    let accounts: Cache<AWSTypes.AccountID, Account>
    let accessKeys: Cache<String, AccessKey>

    /// `bytes` for all together.
    init(bytes: Int) {
        secrets = Cache(maximumCost: bytes * 4 / 10)
        versions = Cache(maximumCost: bytes * 5 / 10)
        keys = Cache(maximumCost: bytes / 40)
        aliases = Cache(maximumCost: bytes / 40)
        accounts = Cache(maximumCost: bytes / 40)
        accessKeys = Cache(maximumCost: bytes / 40)
    }
}
