import TestWorld
import Testing

@Suite("Development's well-known keys") struct WellKnownKeyTests {
    /// A store may hold them from the days when only loopback was listened on.
    @Test("they open nothing where others come by, though they are kept", arguments: ["test", "123456789012"])
    func kept(id: String) async throws {
        let world: World = try await World()
        let developer: Person = try await world.keyHolder(id, secret: "test")
        #expect(await world.ask("ListSecrets", as: developer).code == "UnrecognizedClientException")
    }

    @Test("a key of any other name is a key like others") func other() async throws {
        let world: World = try await World()
        let person: Person = try await world.keyHolder("AKIATESTTESTTESTTEST", secret: "test")
        #expect(await world.ask("ListSecrets", as: person).isSuccess)
    }
}
