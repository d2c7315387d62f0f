import AWSTypes
import Model
import SQLStore
import Testing

@Suite("Errors at COMMIT") struct CommitFailureTests {
    /// A store, and the driver below it that can be told to fail.
    private static func make(nodes: Nodes = .one) async throws -> (StoreWorld, TestDriver) {
        var test: TestDriver?
        let world: StoreWorld = try await StoreWorld(nodes: nodes) { driver in
            let made: TestDriver = TestDriver(driver)
            test = made
            return made
        }
        return (world, try #require(test))
    }

    @Test("what was written although COMMIT failed is answered as written, and its record delivered") func written() async throws {
        let (world, driver): (StoreWorld, TestDriver) = try await CommitFailureTests.make()
        driver.failNextCommit(.failWritten)
        try await world.store.commit([Change(.insert, StoreWorld.secret("a"))], records: [StoreWorld.record(1)])
        try await world.store.commit([Change(.insert, StoreWorld.secret("b"))], records: [StoreWorld.record(2)])
        #expect(world.taker.taken.map(\.position) == [1, 2])
        #expect(try await world.store.secret(StoreWorld.id("a")) != nil)
        try world.end()
    }

    @Test("what was not written fails, and its position is free for the next") func undone() async throws {
        let (world, driver): (StoreWorld, TestDriver) = try await CommitFailureTests.make()
        driver.failNextCommit(.failUndone)
        await #expect(throws: StoreError.self) {
            try await world.store.commit([Change(.insert, StoreWorld.secret("a"))], records: [StoreWorld.record(1)])
        }
        #expect(try await world.store.secret(StoreWorld.id("a")) == nil)
        try await world.store.commit([Change(.insert, StoreWorld.secret("b"))], records: [StoreWorld.record(2)])
        #expect(world.taker.taken.map(\.position) == [1])
        try world.end()
    }

    @Test("while nobody can tell, writes fail; then positions and caches are put right", arguments: [true, false])
    func inDoubt(isWritten: Bool) async throws {
        let (world, driver): (StoreWorld, TestDriver) = try await CommitFailureTests.make()
        let secret: Secret = StoreWorld.secret("a")
        try await world.store.commit([Change(.insert, secret)], records: [StoreWorld.record(1)])
        var changed: Secret = try #require(try await world.store.secret(secret.id))
        changed.details = "changed"
        driver.failNextCommit(isWritten ? .failWritten : .failUndone)
        driver.failReads(2)
        await #expect(throws: StoreError.self) { try await world.store.commit([Change(.update, changed)], records: [StoreWorld.record(2)]) }
        await #expect(throws: StoreError.self) {
            try await world.store.commit([Change(.insert, StoreWorld.secret("b"))], records: [StoreWorld.record(3)])
        }
        try await world.store.commit([Change(.insert, StoreWorld.secret("c"))], records: [StoreWorld.record(4)])
        #expect(world.taker.taken.map(\.position) == (isWritten ? [1, 2, 3] : [1, 2]))
        #expect(try await world.store.secret(secret.id)?.details == (isWritten ? "changed" : nil))
        #expect(try await world.store.secret(secret.id)?.revision == (isWritten ? 2 : 1))
        #expect(try await world.store.secret(StoreWorld.id("b")) == nil)
        try world.end()
    }

    @Test("a commit without a record that was written is seen after its failure") func withoutRecord() async throws {
        let (world, driver): (StoreWorld, TestDriver) = try await CommitFailureTests.make()
        let secret: Secret = StoreWorld.secret("a")
        // That there is none is in the cache.
        #expect(try await world.store.secret(secret.id) == nil)
        driver.failNextCommit(.failWritten)
        await #expect(throws: StoreError.self) { try await world.store.commit([Change(.insert, secret)], records: []) }
        #expect(try await world.store.secret(secret.id)?.serial == secret.serial)
        // The next flush clears up, though it has nothing else to write.
        try await world.store.flush()
        try await world.store.commit([], records: [StoreWorld.record(1)])
        #expect(world.taker.taken.map(\.position) == [1])
        try world.end()
    }
}
