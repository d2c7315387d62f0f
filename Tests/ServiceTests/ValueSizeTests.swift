import TestWorld
import Testing

@Suite("Sizes of values") struct ValueSizeTests {
    @Test(
        "a string too long in bytes is refused with all other violations, before anybody asks who may", arguments: ["\u{E9}", "a\u{1F511}"])
    func bytes(_ unit: String) async throws {
        let world: World = try await World()
        let most: String = String(repeating: unit, count: 65_536 / unit.utf8.count)
        let padding: String = String(repeating: "x", count: 65_536 - most.utf8.count)
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": .text(most + padding), "ClientRequestToken": .text(SampleRequests.token)])
        #expect(try await world.value(of: "db") == most + padding)
        let sentence: String = "Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536"
        for (operation, input) in [
            ("PutSecretValue", ["SecretId": "nothing", "ClientRequestToken": .text(SampleRequests.token)]),
            ("UpdateSecret", ["SecretId": "db"]),
        ] as [(String, JSON)] {
            let reply: Reply = await world.ask(
                operation, input.adding(["SecretString": .text(most + padding + "x")]), as: world.mallory)
            #expect(reply.code == "ValidationException")
            #expect(reply.message == "1 validation error detected: \(sentence)")
        }
        let both: Reply = await world.ask("PutSecretValue", ["SecretString": .text(most + padding + "x")])
        #expect(both.message?.hasPrefix("2 validation errors detected: ") == true)
    }
}
