import AWSTypes
import TestWorld
import Testing

/// U+0000 is a character like any other in what a client may choose, and ends nothing.
@Suite("U+0000") struct ZeroCharacterTests {
    private static let token: String = String(repeating: "n", count: 16) + "\u{0}" + String(repeating: "b", count: 16)

    @Test("in tokens, labels, tags, descriptions and values stays where it is") func everywhere() async throws {
        let world: World = try await World(cacheBytes: 0)
        try await world.call(
            "CreateSecret",
            [
                "Name": "db", "SecretString": "one\u{0}two", "ClientRequestToken": .text(Self.token), "Description": "before\u{0}after",
                "Tags": [["Key": "k\u{0}ey", "Value": "val\u{0}ue"], ["Key": "other", "Value": "one"]],
            ])
        try await world.call(
            "PutSecretValue",
            [
                "SecretId": "db", "SecretString": "three", "ClientRequestToken": .text(String(Self.token.reversed())),
                "VersionStages": ["L\u{0}M"],
            ])
        let restarted: World = try await world.restarted()
        let shown: JSON = try await restarted.call("DescribeSecret", ["SecretId": "db"])
        #expect(shown["Description"] == "before\u{0}after")
        #expect(shown["Tags"] == [["Key": "k\u{0}ey", "Value": "val\u{0}ue"], ["Key": "other", "Value": "one"]])
        #expect(shown["VersionIdsToStages"]?[Self.token] == ["AWSCURRENT"])
        #expect(shown["VersionIdsToStages"]?[String(Self.token.reversed())] == ["L\u{0}M"])
        let value: JSON = try await restarted.call("GetSecretValue", ["SecretId": "db", "VersionId": .text(Self.token)])
        #expect(value["SecretString"] == "one\u{0}two")
        #expect(try await restarted.call("ListSecrets")["SecretList"]?.items?.count == 1)
        try await restarted.call("DeleteSecret", ["SecretId": "db", "RecoveryWindowInDays": 7])
        restarted.clock.advance(by: .days(8))
        try await restarted.runChores()
        #expect(try await restarted.call("ListSecrets", ["IncludePlannedDeletion": true])["SecretList"]?.items?.count == 0)
        try await restarted.call(
            "CreateSecret", ["Name": "db", "SecretString": "four", "ClientRequestToken": .text(Self.token)])
    }
}
