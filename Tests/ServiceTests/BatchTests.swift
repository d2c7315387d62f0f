import SQLStore
import TestWorld
import Testing

@Suite("Batches") struct BatchTests {
    @Test("a value whose key is gone or damaged is one item's error", arguments: ["gone", "damaged"])
    func keys(_ fate: String) async throws {
        let world: World = try await World(secrets: ["one": "1"], cacheBytes: 0)
        try world.driver.transaction { session throws(SQLError) in _ = try session.execute("DELETE FROM kms_aliases", []) }
        try await world.call("CreateSecret", ["Name": "two", "SecretString": "2", "ClientRequestToken": .text(SampleRequests.token)])
        try world.driver.transaction { session throws(SQLError) in
            let first: String = "id NOT IN (SELECT key_id FROM kms_aliases)"
            _ = try session.execute(
                fate == "gone"
                    ? "DELETE FROM kms_keys WHERE \(first)"
                    : "UPDATE kms_keys SET material = x'00', revision = revision + 1 WHERE \(first)", [])
        }
        let answer: JSON = try await world.call("BatchGetSecretValue", ["SecretIdList": ["one", "two"]])
        #expect(answer["SecretValues"]?.items?.compactMap { $0["SecretString"]?.text } == ["2"])
        #expect(answer["Errors"]?.items?.count == 1)
        #expect(answer["Errors"]?[0]?["SecretId"] == "one")
        #expect(answer["Errors"]?[0]?["ErrorCode"] == "DecryptionFailure")
        #expect(answer["Errors"]?[0]?["Message"]?.text?.hasPrefix("Secrets Manager can't decrypt the secret value: ") == true)
        // Alone, a missing key is the caller's to know, damage is ours.
        let alone: Reply = await world.ask("GetSecretValue", ["SecretId": "one"])
        #expect(alone.code == (fate == "gone" ? "DecryptionFailure" : "InternalServiceError"))
    }

    @Test("no filter at all is not a way to read everything") func everything() async throws {
        let world: World = try await World(secrets: ["one": "1"])
        let refused: JSON = [
            "__type": "InvalidParameterException", "Message": "Either 'SecretIdList' or 'Filters' must be provided, but not both.",
        ]
        #expect(await world.ask("BatchGetSecretValue", ["Filters": []]).body == refused)
        #expect(await world.ask("BatchGetSecretValue", ["Filters": [], "SecretIdList": ["one"]]).body == refused)
    }
}
