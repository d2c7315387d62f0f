package import AWSTypes
package import Model
import SecretMemory

/// Development mode's credentials: `test` with secret `test`, and any twelve digits with secret `test` as the root of that account.
///
/// An account comes to be with the first request that is signed rightly for it, not before.
package struct WellKnownKeys: Sendable {
    package static let secret: String = "test"
    private static let first: String = "test"

    private let store: any Store
    private let keyRing: KeyRing
    private let clock: any Clock
    private let randomness: any Randomness

    package init(store: any Store, keyRing: KeyRing, clock: any Clock, randomness: any Randomness) {
        self.store = store
        self.keyRing = keyRing
        self.clock = clock
        self.randomness = randomness
    }

    /// Whether anybody knows the secret of the key `id`, if development mode has made it.
    package static func names(_ id: String) -> Bool { id == first || AccountID(id) != nil }

    /// Tools that are set up for other local twins often send one.
    func ignoresToken(of id: String) -> Bool { WellKnownKeys.names(id) }

    /// The key of an account that may not be there yet; nil for anything but twelve digits.
    func key(_ id: String) throws -> AccessKey? {
        guard let account: AccountID = AccountID(id) else { return nil }
        let sealed: [UInt8] = try keyRing.sealCredential(
            SecretBytes(utf8: WellKnownKeys.secret), account: account, id: id, randomness: randomness)
        return AccessKey(id: id, owner: .root(account), sealedSecret: sealed, createdAt: clock.now())
    }

    /// Keeps `key`, and its account if that is new.
    func makeAccount(of key: AccessKey) async throws {
        var changes: [Change] = [Change(.insert, key)]
        if try await store.account(key.owner.account) == nil {
            changes.insert(Change(.insert, Account(id: key.owner.account, createdAt: key.createdAt)), at: 0)
        }
        let record: AuditRecord = ServiceEvents(randomness: randomness).rootKeyMade(key, at: key.createdAt)
        do throws(StoreError) {
            try await store.commit(changes, records: [record])
        } catch .conflict {
            // Another request of the same account was first.
        }
    }
}
