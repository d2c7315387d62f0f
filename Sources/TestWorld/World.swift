package import AWSTypes
import Cryptography
import IdentityService
import Model
package import SQLStore
import SQLiteDriver
import SecretMemory
import SecretsManagerService
package import Service
import SigV4

/// A whole server without a socket: the gateway over SQLite in memory, with a clock that a test sets forward and randomness from a seed.
///
/// Requests are signed as AWS's clients sign them and go through all four stops. In it live the account's root, a stranger (the root of
/// another account), and `mallory`, a user of the first account whom no policy allows anything.
package final class World: Sendable {
    /// When every world begins: noon, so that a few hours more or less are the same day.
    package static let start: Instant = Instant(CalendarTime(year: 2026, month: 1, day: 15, hour: 12))

    package let clock: VirtualClock
    package let randomness: SeededRandomness
    package let records: RecordBook
    package let log: LogBook
    package let root: Person
    package let stranger: Person
    package let mallory: Person
    /// The database below the store, for tests that damage it.
    package let driver: any SQLDriver
    package let store: SQLDatabase
    package let gateway: Gateway
    private let keyRing: KeyRing
    private let cacheBytes: Int

    /// A new world. `secrets` are there already, by name, made by the account's root. Without `cacheBytes` every read goes to the database.
    package convenience init(
        seed: UInt64 = 1, secrets: [String: String] = [:], regions: some Sequence<Region> = Region.commercial, cacheBytes: Int = 8 << 20
    ) async throws {
        let randomness: SeededRandomness = SeededRandomness(seed: seed)
        let rootKey: RootKey = .random(randomness)
        let keyRing: KeyRing = KeyRing(
            root: rootKey, credentials: CredentialsKey(under: rootKey), tokens: .random(randomness), blocking: TaskRunner())
        let home: AccountID = .zero
        let abroad: AccountID = AccountID("444455556666") ?? .zero
        try self.init(
            clock: VirtualClock(at: World.start), randomness: randomness, records: RecordBook(), log: LogBook(),
            people: [
                Person(.root(home), randomness), Person(.root(abroad), randomness),
                Person(.user(account: home, path: "/", name: "mallory", uniqueID: "AIDAMALLORYMALLORY234"), randomness),
            ],
            driver: SQLiteDriver(inMemory: ()), keyRing: keyRing, regions: regions, cacheBytes: cacheBytes)
        try await settle()
        for (name, value) in secrets.sorted(by: { $0.key < $1.key }) {
            try await call(
                "CreateSecret", ["Name": .text(name), "SecretString": .text(value), "ClientRequestToken": .text(randomness.uuid())])
        }
    }

    private init(
        clock: VirtualClock, randomness: SeededRandomness, records: RecordBook, log: LogBook, people: [Person], driver: any SQLDriver,
        keyRing: KeyRing, regions: some Sequence<Region>, cacheBytes: Int
    ) throws {
        self.clock = clock
        self.randomness = randomness
        self.records = records
        self.log = log
        root = people[0]
        stranger = people[1]
        mallory = people[2]
        self.driver = driver
        self.keyRing = keyRing
        self.cacheBytes = cacheBytes
        let settings: ServiceSettings = ServiceSettings(regions: regions)
        store = try SQLDatabase(
            driver: driver, taker: records, lastPosition: records.durablePosition, cacheBytes: cacheBytes, blocking: TaskRunner())
        gateway = Gateway(
            services: [SecretsManager.description, SecurityTokenService.description, IdentityManagement.description],
            authenticator: Authenticator(store: store, keyRing: keyRing, regions: settings.regions),
            authorizer: PolicyAuthorizer(store: store, managed: AWSManagedPolicies()),
            store: store, trail: records, keyRing: keyRing, settings: settings, clock: clock, randomness: randomness,
            metrics: RequestMetrics(), unsigned: UnsignedRequestLimit(), requests: log, log: log.logger)
    }

    /// The same world after its server was stopped and started anew, perhaps with other regions.
    package func restarted(regions: some Sequence<Region> = Region.commercial) async throws -> World {
        try await store.flush()
        return try World(
            clock: clock, randomness: randomness, records: records, log: log, people: [root, stranger, mallory], driver: driver,
            keyRing: keyRing, regions: regions, cacheBytes: cacheBytes)
    }

    /// Somebody with a key of one's choice for the account's root, such as development mode makes.
    package func keyHolder(_ accessKeyID: String, secret: String) async throws -> Person {
        let person: Person = Person(root.principal, accessKeyID: accessKeyID, secret: secret)
        try await store.commit([try key(of: person)], records: [])
        return person
    }

    private func key(of person: Person) throws -> Change {
        let sealed: [UInt8] = try keyRing.sealCredential(
            person.secret, account: person.account, id: person.accessKeyID, randomness: randomness)
        return Change(.insert, AccessKey(id: person.accessKeyID, owner: person.owner, sealedSecret: sealed, createdAt: World.start))
    }

    /// Writes down who lives here.
    private func settle() async throws {
        var changes: [Change] = [root, stranger].map { Change(.insert, Account(id: $0.account, createdAt: World.start)) }
        let user: User = User(id: mallory.principal.userID, account: mallory.account, path: "/", name: "mallory", createdAt: World.start)
        changes.append(Change(.insert, user))
        for person: Person in [root, stranger, mallory] { changes.append(try key(of: person)) }
        try await store.commit(changes, records: [])
    }
}
