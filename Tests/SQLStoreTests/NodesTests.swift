import AWSTypes
import Model
import SQLStore
import SQLiteDriver
import Testing

@Suite("Several stores over one database") struct NodesTests {
    /// An aggregate of each kind, and the same after a change.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let first: any Aggregate
        let changed: any Aggregate
        /// What a store knows of it: its revision.
        let revision: @Sendable (SQLDatabase) async throws -> Int64?
        var testDescription: String { name }
    }

    static let rows: [Row] = {
        let secret: Secret = StoreWorld.secret("db/odd:3:x")
        let version: SecretVersion = SecretVersion(
            id: SecretVersion.ID(secret: secret.serial, version: VersionID("v:1")), createdAt: StoreWorld.start, value: nil)
        let key: Key = Key(
            id: Key.ID(account: .zero, region: .usEast1, keyID: "k"), createdAt: StoreWorld.start, materialID: 1, wrappedMaterial: [1])
        let account: Account = Account(id: AccountID("111122223333") ?? .zero, createdAt: StoreWorld.start)
        let accessKey: AccessKey = AccessKey(id: "AKIA1", owner: .root(.zero), sealedSecret: [1], createdAt: StoreWorld.start)
        let user: User = User(id: "AIDA1", account: .zero, path: "/", name: "u", createdAt: StoreWorld.start)
        return [
            Row(name: "secret", first: secret, changed: secret) { try await $0.secret(secret.id)?.revision },
            Row(name: "version", first: version, changed: version) { try await $0.secretVersion(version.id)?.revision },
            Row(name: "key", first: key, changed: key) { try await $0.key(key.id)?.revision },
            Row(name: "account", first: account, changed: account) { try await $0.account(account.id)?.revision },
            Row(name: "access key", first: accessKey, changed: accessKey) { try await $0.accessKey(accessKey.id)?.revision },
            Row(name: "user", first: user, changed: user) { try await $0.entity(User.self, user.id)?.revision },
        ]
    }()

    @Test("a change through one is seen by the next read through the other", arguments: rows) func coherent(_ row: Row) async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        let two: StoreWorld = try await one.neighbour(number: 2)
        if row.name == "version", let secret: any Aggregate = NodesTests.rows.first?.first {
            try await one.store.commit([Change(.insert, secret)], records: [])
        }
        // Absence is cached too.
        #expect(try await row.revision(two.store) == nil)
        try await one.store.commit([Change(.insert, row.first)], records: [StoreWorld.record(1)])
        #expect(try await row.revision(two.store) == nil)
        try await two.store.catchUp()
        #expect(try await row.revision(two.store) == 1)
        var (writer, reader): (SQLDatabase, SQLDatabase) = (two.store, one.store)
        let epoch: UInt64 = one.store.identityEpoch
        for revision: Int64 in 1...6 {
            var changed: any Aggregate = row.changed
            changed.revision = revision
            try await writer.commit([Change(.update, changed)], records: [StoreWorld.record(2)])
            #expect(try await row.revision(writer) == revision + 1)
            #expect(try await row.revision(reader) == revision)
            try await reader.catchUp()
            #expect(try await row.revision(reader) == revision + 1)
            (writer, reader) = (reader, writer)
        }
        #expect((one.store.identityEpoch > epoch) == (row.name == "user"))
        var last: any Aggregate = row.changed
        last.revision = 7
        try await writer.commit([Change(.delete, last)], records: [])
        try await reader.catchUp()
        #expect(try await row.revision(reader) == nil)
        try two.close()
        try one.end()
    }

    @Test("a read that was under way while another store wrote does not bring the old value back") func fillRace() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        var test: TestDriver?
        let two: StoreWorld = try await one.neighbour(number: 2) { driver in
            let made: TestDriver = TestDriver(driver)
            test = made
            return made
        }
        let driver: TestDriver = try #require(test)
        let secret: Secret = StoreWorld.secret("db")
        try await one.store.commit([Change(.insert, secret)], records: [])
        try await two.store.catchUp()
        let gate: Gate = driver.holdNextRead()
        async let early: Int64? = two.store.secret(secret.id)?.revision
        await gate.waitForArrival()
        var changed: Secret = secret
        changed.revision = 1
        try await one.store.commit([Change(.update, changed)], records: [])
        try await two.store.catchUp()
        gate.open()
        // It was asked before the change was.
        #expect(try await early == 1)
        #expect(try await two.store.secret(secret.id)?.revision == 2)
        try two.close()
        try one.end()
    }

    @Test("a commit that is told late of its success does not cover what another store wrote after it") func publishRace() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        var test: TestDriver?
        let two: StoreWorld = try await one.neighbour(number: 2) { driver in
            let made: TestDriver = TestDriver(driver)
            test = made
            return made
        }
        let driver: TestDriver = try #require(test)
        let secret: Secret = StoreWorld.secret("db")
        let gate: Gate = driver.holdNextCommit()
        async let slow: Void = two.store.commit([Change(.insert, secret)], records: [])
        await gate.waitForArrival()
        try await one.store.catchUp()
        let stored: Secret = try #require(try await one.store.secret(secret.id))
        try await one.store.commit([Change(.update, stored)], records: [])
        try await two.store.catchUp()
        gate.open()
        try await slow
        #expect(try await two.store.secret(secret.id)?.revision == 2)
        try two.close()
        try one.end()
    }

    @Test("of two stores that write one revision one wins, and the other finds the winner") func conflict() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        let two: StoreWorld = try await one.neighbour(number: 2)
        let secret: Secret = StoreWorld.secret("db")
        try await one.store.commit([Change(.insert, secret)], records: [])
        for number: Int in 0..<20 {
            try await one.store.catchUp()
            try await two.store.catchUp()
            let read: Secret = try #require(try await one.store.secret(secret.id))
            let winners: Int = await withTaskGroup(of: Bool.self) { group in
                for store: SQLDatabase in [one.store, two.store] {
                    group.addTask {
                        (try? await store.commit([Change(.update, read)], records: [StoreWorld.record(number)])) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
        }
        // Each node's records have positions of their own, and none is taken for another's.
        #expect(one.taker.taken.count + two.taker.taken.count == 20)
        #expect(Set((one.taker.taken + two.taker.taken).map(\.position)).count == 20)
        for world: StoreWorld in [one, two] {
            let number: Int = world === one ? 1 : 2
            #expect(
                try SQLDatabase.undelivered(after: 0, of: .many(number: number), in: one.driver).map(\.position)
                    == world.taker.taken.map(\.position))
        }
        try two.close()
        try one.end()
    }

    @Test("old rows of changes go, and a store that is too far behind forgets everything") func trimming() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1), keptEpochs: 10)
        let two: StoreWorld = try await one.neighbour(number: 2)
        var secret: Secret = StoreWorld.secret("db")
        try await one.store.commit([Change(.insert, secret)], records: [])
        try await two.store.catchUp()
        #expect(try await two.store.secret(secret.id)?.revision == 1)
        for revision: Int64 in 1...2 {
            secret.revision = revision
            try await one.store.commit([Change(.update, secret)], records: [])
        }
        for number: Int in 0..<200 { try await one.store.commit([Change(.insert, StoreWorld.secret("s\(number)"))], records: []) }
        let rows: Int64? = try one.driver.read { session throws(SQLError) in
            try session.query("SELECT COUNT(*) FROM changes", []) { row throws(SQLError) in row.integer(0) }.first ?? 0
        }
        #expect((rows ?? 0) >= 10)
        #expect((rows ?? 0) < 80)
        try await two.store.catchUp()
        #expect(try await two.store.secret(secret.id)?.revision == 3)
        try two.close()
        try one.end()
    }

    @Test("a single store writes no changes") func alone() async throws {
        let world: StoreWorld = try await StoreWorld()
        try await world.store.commit([Change(.insert, StoreWorld.secret("db"))], records: [])
        try await world.store.catchUp()
        let rows: [Int64?] = try world.driver.read { session throws(SQLError) in
            try session.query("SELECT (SELECT COUNT(*) FROM changes) + epoch FROM epochs", []) { row throws(SQLError) in row.integer(0) }
        }
        #expect(rows == [0])
        try world.end()
    }
}
