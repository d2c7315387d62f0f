import AWSTypes
import SQLStore
import TestWorld
import Testing

@Suite("Care for replicas") struct ReplicaCareTests {
    private static let abroad: Region = Region("eu-west-1")

    @Test("a label that moves to a version from before the copy brings that version along") func olderVersion() async throws {
        let world: World = try await World()
        try await world.call("CreateSecret", ["Name": "db", "SecretString": "one", "ClientRequestToken": .text(token(1))])
        try await put("two", token(2), in: world)
        try await put("three", token(3), in: world)
        try await replicate(in: world)
        try await world.call(
            "UpdateSecretVersionStage",
            [
                "SecretId": "db", "VersionStage": "AWSCURRENT", "RemoveFromVersionId": .text(token(3)),
                "MoveToVersionId": .text(token(1)),
            ])
        #expect(try await world.value(of: "db", in: ReplicaCareTests.abroad) == "one")
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"])["ReplicationStatus"]?[0]?["Status"] == "InSync")
    }

    private func token(_ number: Int) -> String { "token-\(number)-111111111111111111111111" }

    @discardableResult
    private func replicate(in world: World) async throws -> JSON? {
        try await world.call("ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [["Region": "eu-west-1"]]])[
            "ReplicationStatus"]
    }

    private func put(_ value: String, _ token: String, in world: World) async throws {
        try await world.call("PutSecretValue", ["SecretId": "db", "SecretString": .text(value), "ClientRequestToken": .text(token)])
    }

    private func versions(in world: World) async throws -> JSON {
        try await world.call("ListSecretVersionIds", ["SecretId": "db", "IncludeDeprecated": true], in: ReplicaCareTests.abroad)
    }
}
