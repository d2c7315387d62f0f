import AWSTypes
import Model
import SQLStore
import Testing

@Suite("Leases") struct LeaseTests {
    @Test("one has a lease until it runs out or is given back; its holder may lengthen it") func leases() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        let two: StoreWorld = try await one.neighbour(number: 2)
        let now: Instant = StoreWorld.start
        #expect(try await one.store.claim("purge", for: "a", at: now, until: now + .seconds(60)))
        #expect(try await !two.store.claim("purge", for: "b", at: now, until: now + .seconds(60)))
        #expect(try await two.store.claim("other", for: "b", at: now, until: now + .seconds(60)))
        #expect(try await one.store.claim("purge", for: "a", at: now + .seconds(50), until: now + .seconds(110)))
        #expect(try await !two.store.claim("purge", for: "b", at: now + .seconds(109), until: now + .seconds(200)))
        #expect(try await two.store.claim("purge", for: "b", at: now + .seconds(110), until: now + .seconds(200)))
        #expect(try await !one.store.claim("purge", for: "a", at: now + .seconds(111), until: now + .seconds(200)))
        // Only the holder gives it back.
        try await one.store.release("purge", of: "a")
        #expect(try await !one.store.claim("purge", for: "a", at: now + .seconds(112), until: now + .seconds(200)))
        try await two.store.release("purge", of: "b")
        #expect(try await one.store.claim("purge", for: "a", at: now + .seconds(113), until: now + .seconds(200)))
        try two.close()
        try one.end()
    }

    @Test("of many who claim at once one gets the lease") func crowd() async throws {
        let one: StoreWorld = try await StoreWorld(nodes: .many(number: 1))
        let two: StoreWorld = try await one.neighbour(number: 2)
        for round: Int in 0..<10 {
            let winners: Int = await withTaskGroup(of: Bool.self) { group in
                for number: Int in 0..<8 {
                    let store: SQLDatabase = number % 2 == 0 ? one.store : two.store
                    group.addTask {
                        let now: Instant = StoreWorld.start + .minutes(Int64(round))
                        return (try? await store.claim("chore", for: "\(number)", at: now, until: now + .minutes(1))) ?? false
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
        }
        try two.close()
        try one.end()
    }

    @Test("a single store asks nobody") func alone() async throws {
        let world: StoreWorld = try await StoreWorld()
        #expect(try await world.store.claim("purge", for: "a", at: StoreWorld.start, until: StoreWorld.start + .hours(1)))
        #expect(try await world.store.claim("purge", for: "b", at: StoreWorld.start, until: StoreWorld.start + .hours(1)))
        try world.end()
    }
}
