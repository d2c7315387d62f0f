import AWSTypes
import Model
import SQLStore
import SQLiteDriver
import Testing

/// What `Committer` promises, over every driver there is.
@Suite("Commits") struct CommitTests {
    @Test("what is written is read back, the same after a restart") func roundTrip() async throws {
        var world: StoreWorld = try await StoreWorld()
        var secret: Secret = StoreWorld.secret("db")
        secret.details = "with \"quotes\" and ü"
        secret.tags = [AWSTypes.Tag(key: "a:1", value: ""), AWSTypes.Tag(key: "", value: "3:x")]
        secret.policy = "{}"
        secret.type = "partner"
        secret.deletionDate = StoreWorld.start + .days(7)
        secret.replication = .primary(replicas: [Replica(region: Region("eu-west-1"), kmsKeyID: nil, status: .failed, message: "taken")])
        secret.rotation = Rotation(
            isEnabled: true, functionARN: "arn:f",
            rules: RotationRules(automaticallyAfterDays: 30, scheduleExpression: nil, duration: "3h"),
            lastRotatedAt: StoreWorld.start, nextRotationAt: nil, externalMetadata: [.init(key: "k", value: "v")], externalRoleARN: nil)
        try secret.addVersion(VersionID("v1"), labels: [StagingLabel("odd label: 1")], at: StoreWorld.start)
        let version: SecretVersion = SecretVersion(
            id: SecretVersion.ID(secret: secret.serial, version: VersionID("v1")), createdAt: StoreWorld.start,
            value: SecretVersion.Sealed(kind: .binary, keyARN: "arn:k", bytes: [0, 1, 255]))
        try await world.store.commit([Change(.insert, secret), Change(.insert, version)], records: [])
        for _: Int in 0..<2 {
            let read: Secret = try #require(try await world.store.secret(secret.id))
            #expect(read.revision == 1)
            #expect(read.arn == secret.arn)
            #expect(read.serial == secret.serial)
            #expect(read.details == secret.details)
            #expect(read.tags == secret.tags)
            #expect(read.policy == secret.policy)
            #expect(read.type == secret.type)
            #expect(read.labels == secret.labels)
            #expect(read.versionCount == 1)
            #expect(read.deletionDate == secret.deletionDate)
            #expect(read.replication == secret.replication)
            #expect(read.rotation == secret.rotation)
            let readVersion: SecretVersion = try #require(try await world.store.secretVersion(version.id))
            #expect(readVersion.value == version.value)
            #expect(readVersion.createdAt == version.createdAt)
            world = try await world.reopened()
        }
        try world.end()
    }

    @Test("a stale revision is a conflict and nothing of that commit is written") func conflict() async throws {
        let world: StoreWorld = try await StoreWorld()
        try await world.store.commit([Change(.insert, StoreWorld.secret("db"))], records: [])
        let first: Secret = try #require(try await world.store.secret(StoreWorld.id("db")))
        var winner: Secret = first
        winner.details = "winner"
        try await world.store.commit([Change(.update, winner)], records: [StoreWorld.record(1)])
        var loser: Secret = first
        loser.details = "loser"
        await #expect(throws: StoreError.self) {
            try await world.store.commit(
                [Change(.insert, StoreWorld.secret("other")), Change(.update, loser)], records: [StoreWorld.record(2)])
        }
        #expect(try await world.store.secret(StoreWorld.id("db"))?.details == "winner")
        #expect(try await world.store.secret(StoreWorld.id("other")) == nil)
        #expect(world.taker.taken.map(\.position) == [1])
        await #expect(throws: StoreError.self) { try await world.store.commit([Change(.delete, first)], records: []) }
        await #expect(throws: StoreError.self) { try await world.store.commit([Change(.require, first)], records: []) }
        await #expect(throws: StoreError.self) { try await world.store.commit([Change(.insert, StoreWorld.secret("db"))], records: []) }
        try world.end()
    }

    @Test("of many writers of one revision exactly one wins, in whatever group they meet") func oneWins() async throws {
        let world: StoreWorld = try await StoreWorld()
        try await world.store.commit([Change(.insert, StoreWorld.secret("db"))], records: [])
        let found: Secret = try #require(try await world.store.secret(StoreWorld.id("db")))
        let wins: Int = await withTaskGroup(of: Bool.self) { group in
            for number: Int in 0..<64 {
                var secret: Secret = found
                secret.details = "writer \(number)"
                let changed: Secret = secret
                group.addTask {
                    (try? await world.store.commit([Change(.update, changed)], records: [StoreWorld.record(number)])) != nil
                }
            }
            return await group.reduce(into: 0) { if $1 { $0 += 1 } }
        }
        #expect(wins == 1)
        #expect(world.taker.taken.count == 1)
        #expect(try await world.store.secret(StoreWorld.id("db"))?.revision == 2)
        try world.end()
    }

    @Test("records come to the trail in commit order, and leave the outbox when they are on disk there") func outbox() async throws {
        let world: StoreWorld = try await StoreWorld()
        await withTaskGroup(of: Void.self) { group in
            for number: Int in 0..<100 {
                group.addTask {
                    try? await world.store.commit([Change(.insert, StoreWorld.secret("s\(number)"))], records: [StoreWorld.record(number)])
                }
            }
        }
        #expect(world.taker.taken.map(\.position) == Array(1...100))
        #expect(try SQLDatabase.undelivered(after: 0, in: world.driver).count == 100)
        #expect(try SQLDatabase.undelivered(after: 98, in: world.driver).map(\.position) == [99, 100])
        world.taker.becomeDurable(upTo: 90)
        try await world.store.commit([Change(.insert, StoreWorld.secret("last"))], records: [StoreWorld.record(101)])
        #expect(try SQLDatabase.undelivered(after: 0, in: world.driver).map(\.position) == Array(91...101))
        try world.end()
    }

    @Test("positions go on after a restart, also when the outbox is empty") func positions() async throws {
        var world: StoreWorld = try await StoreWorld()
        try await world.store.commit([Change(.insert, StoreWorld.secret("a"))], records: [StoreWorld.record(1)])
        world = try await world.reopened()
        try await world.store.commit([Change(.insert, StoreWorld.secret("b"))], records: [StoreWorld.record(2)])
        #expect(world.taker.taken.map(\.position) == [1, 2])
        try world.end()
    }

    @Test("deleting a secret takes its versions and accesses with it and frees the name") func deletion() async throws {
        let world: StoreWorld = try await StoreWorld()
        let secret: Secret = StoreWorld.secret("db")
        let version: SecretVersion = SecretVersion(
            id: SecretVersion.ID(secret: secret.serial, version: VersionID("v1")), createdAt: StoreWorld.start, value: nil)
        try await world.store.commit([Change(.insert, secret), Change(.insert, version)], records: [])
        world.store.noteAccess(to: version.id, at: StoreWorld.start)
        try await world.store.flush()
        let stored: Secret = try #require(try await world.store.secret(secret.id))
        let successor: Secret = StoreWorld.secret("db")
        try await world.store.commit([Change(.delete, stored), Change(.insert, successor)], records: [])
        #expect(try await world.store.secret(secret.id)?.serial == successor.serial)
        #expect(try await world.store.versions(of: secret.serial, after: nil, limit: 10).isEmpty)
        #expect(try await world.store.accesses(of: secret.serial).isEmpty)
        try world.end()
    }

    @Test("accesses are seen at once, written with a flush, and change no revision") func accesses() async throws {
        var world: StoreWorld = try await StoreWorld()
        let secret: Secret = StoreWorld.secret("db")
        try await world.store.commit([Change(.insert, secret)], records: [])
        let id: SecretVersion.ID = SecretVersion.ID(secret: secret.serial, version: VersionID("v1"))
        let noon: Instant = StoreWorld.start.startOfDay + .hours(12)
        world.store.noteAccess(to: id, at: noon)
        #expect(try await world.store.accesses(of: secret.serial) == [nil: noon.startOfDay, VersionID("v1"): noon.startOfDay])
        world.store.noteAccess(to: id, at: noon + .days(1))
        try await world.store.flush()
        world = try await world.reopened()
        #expect(try await world.store.accesses(of: secret.serial)[nil] == noon.startOfDay + .days(1))
        #expect(try await world.store.secret(secret.id)?.revision == 1)
        let listed: [ListedSecret] = try await world.store.secrets(
            SecretSearch(of: .zero, in: .usEast1, order: SecretOrder(key: .lastAccessedDate)), after: nil, limit: 10
        ).secrets
        #expect(listed.first?.lastAccessedAt == noon.startOfDay + .days(1))
        try world.end()
    }

    @Test("what a crash kept from being flushed is taken from the trail, behind a mark that moves with the flush") func recovery()
        async throws
    {
        var world: StoreWorld = try await StoreWorld()
        var secret: Secret = StoreWorld.secret("db")
        try secret.addVersion(VersionID("v1"), labels: [.current], at: StoreWorld.start)
        try secret.addVersion(VersionID("v2"), labels: [StagingLabel("other")], at: StoreWorld.start)
        try await world.store.commit([Change(.insert, secret)], records: [])
        let noon: Instant = StoreWorld.start.startOfDay + .hours(12)
        world.store.noteAccess(to: SecretVersion.ID(secret: secret.serial, version: VersionID("v1")), at: noon + .days(1))
        world.taker.grow(to: 7)
        try await world.store.flush()
        #expect(world.store.accessMark == 7)
        // These are lost with the process; the trail has them.
        world.store.noteAccess(to: SecretVersion.ID(secret: secret.serial, version: VersionID("v2")), at: noon + .days(2))
        world.taker.grow(to: 9)
        world = try await world.reopened()
        #expect(world.store.accessMark == 7)
        #expect(try await world.store.accesses(of: secret.serial)[VersionID("v2")] == nil)
        func access(_ secret: String, _ label: StagingLabel?, on day: Int64) throws -> TrailedAccess {
            TrailedAccess(
                secret: try SecretReference(secret, account: .zero, region: .usEast1), version: nil, label: label, time: noon + .days(day))
        }
        try await world.store.restore([
            access("db", StagingLabel("other"), on: 2),
            // Older than what the table says, of a secret that is gone, before the secret was made, and of a label that is gone.
            access(secret.arn, nil, on: 0), access(Secret.arn(secret.id, suffix: "xxxxxx"), nil, on: 5), access("db", nil, on: -1),
            access("db", .previous, on: 5), access("gone", nil, on: 5),
        ])
        try await world.store.flush()
        #expect(world.store.accessMark == 9)
        world = try await world.reopened()
        let days: [VersionID?: Instant] = try await world.store.accesses(of: secret.serial)
        #expect(
            days == [
                nil: noon.startOfDay + .days(2), VersionID("v1"): noon.startOfDay + .days(1), VersionID("v2"): noon.startOfDay + .days(2),
            ])
        try world.end()
    }

    @Test("the mark of the accesses never lags far, and at a clean end not at all") func mark() async throws {
        var world: StoreWorld = try await StoreWorld()
        world.taker.grow(to: 9_000)
        try await world.store.flush()
        #expect(world.store.accessMark == 0)
        world.taker.grow(to: 11_000)
        try await world.store.flush()
        #expect(world.store.accessMark == 11_000)
        world.taker.grow(to: 11_001)
        try await world.store.flush(isLast: true)
        world = try await world.reopened()
        #expect(world.store.accessMark == 11_001)
        try world.end()
    }

    @Test("a database of a newer program is refused") func newer() async throws {
        let world: StoreWorld = try await StoreWorld()
        try world.driver.transaction { session throws(SQLError) in
            _ = try session.execute("INSERT INTO schema_steps (number, name) VALUES (99, 'from the future')", [])
        }
        #expect(throws: SQLError.self) { try Schema.migrate(world.driver) }
        try world.end()
    }
}
