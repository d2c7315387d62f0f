import TestWorld
import Testing

@Suite("Sizes of records") struct RecordSizeTests {
    @Test("a request with more than a record may hold is recorded with a note in place of its parameters")
    func large() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let keys: [JSON] = (0..<8000).map { .text("key-number-\($0)") }
        let reply: Reply = await world.ask("UntagResource", ["SecretId": "db", "TagKeys": .list(keys)])
        #expect(reply.status == 200)
        let record: JSON = try #require(try world.recorded(of: reply).first)
        #expect(record["requestParameters"]?["omitted"] == true)
        #expect(record["requestParameters"]?["reason"] == "requestParameters too large")
    }
}
