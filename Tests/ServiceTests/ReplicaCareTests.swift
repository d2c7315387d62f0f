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

    @Test("a region that is named twice is refused, and nothing is made", arguments: ["CreateSecret", "ReplicateSecretToRegions"])
    func twice(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "one"])
        let regions: JSON = [["Region": "eu-west-1"], ["Region": "eu-west-2"], ["Region": "eu-west-1"]]
        let reply: Reply = await world.ask(
            operation,
            operation == "CreateSecret"
                ? ["Name": "new", "SecretString": "x", "ClientRequestToken": .text(token(1)), "AddReplicaRegions": regions]
                : ["SecretId": "db", "AddReplicaRegions": regions])
        #expect(
            reply.body == [
                "__type": "InvalidParameterException", "Message": "The region `eu-west-1` appears more than once in the request.",
            ])
        #expect(try await world.call("ListSecrets", ["Filters": [["Key": "name", "Values": ["new"]]]])["SecretList"] == [])
        #expect(try await world.call("ListSecrets", in: ReplicaCareTests.abroad)["SecretList"] == [])
    }

    @Test("a secret has sixty-four replica regions at the most, however many calls they come in") func tooMany() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        let regions: [JSON] = (0..<65).map { ["Region": .text("mars-north-\($0)")] }
        let refused: JSON = ["__type": "InvalidParameterException", "Message": "A secret can have at most 64 replica regions."]
        #expect(await world.ask("ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": .list(regions)]).body == refused)
        let most: JSON = try await world.call(
            "ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": .list(Array(regions.dropLast()))])
        #expect(most["ReplicationStatus"]?.items?.count == 64)
        #expect(await world.ask("ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [regions[64]]]).body == refused)
        try await world.call("ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [regions[0]]])
    }

    @Test("a repeated UpdateSecret with a new description reaches the copy") func repeatedUpdate() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await replicate(in: world)
        let update: JSON = ["SecretId": "db", "SecretString": "two", "ClientRequestToken": .text(token(2))]
        try await world.call("UpdateSecret", update)
        try await world.call("UpdateSecret", update.adding(["Description": "new", "Type": "partner"]))
        let copy: JSON = try await world.call("DescribeSecret", ["SecretId": "db"], in: ReplicaCareTests.abroad)
        #expect(copy["Description"] == "new")
        #expect(copy["Type"] == "partner")
    }

    @Test("a repeated CreateSecret speaks of replicas only if it was asked for some") func repeatedCreation() async throws {
        let world: World = try await World()
        let create: JSON = ["Name": "db", "SecretString": "one", "ClientRequestToken": .text(token(1))]
        let plain: JSON = try await world.call("CreateSecret", create)
        try await replicate(in: world)
        #expect(try await world.call("CreateSecret", create) == plain)
        let asked: JSON = try await world.call("CreateSecret", create.adding(["AddReplicaRegions": [["Region": "eu-west-1"]]]))
        #expect(asked["ReplicationStatus"] == [["Region": "eu-west-1", "Status": "InSync"]])
    }

    @Test("a region that is in sync already is left as it is") func inSync() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await replicate(in: world)
        try await put("two", token(2), in: world)
        try await put("three", token(3), in: world)
        let before: JSON = try await versions(in: world)
        try await replicate(in: world)
        #expect(try await versions(in: world) == before)
        #expect(before["Versions"]?.items?.count == 3)
    }

    @Test("a copy of an earlier secret of the same name is somebody else's") func earlierSecret() async throws {
        let world: World = try await World(secrets: ["db": "one"], cacheBytes: 0)
        try await replicate(in: world)
        try world.driver.transaction { session throws(SQLError) in
            _ = try session.execute(
                "DELETE FROM versions WHERE secret = (SELECT serial FROM secrets WHERE region = 'us-east-1' AND name = 'db')", [])
            _ = try session.execute("DELETE FROM secrets WHERE region = 'us-east-1' AND name = 'db'", [])
        }
        try await world.call("CreateSecret", ["Name": "db", "SecretString": "new", "ClientRequestToken": .text(token(1))])
        #expect(
            try await replicate(in: world)?[0]?["StatusMessage"] == "Secret with this name already exists in this region")
        #expect(try await world.value(of: "db", in: ReplicaCareTests.abroad) == "one")
    }

    @Test("a copy that failed is made anew within five minutes, without a write") func retry() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": "theirs", "ClientRequestToken": .text(token(1))], in: ReplicaCareTests.abroad)
        #expect(try await replicate(in: world)?[0]?["Status"] == "Failed")
        let before: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        try await world.runChores()
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"]) == before)
        try await world.call("DeleteSecret", ["SecretId": "db", "ForceDeleteWithoutRecovery": true], in: ReplicaCareTests.abroad)
        world.clock.advance(by: .minutes(5))
        try await world.runChores()
        #expect(try await world.value(of: "db", in: ReplicaCareTests.abroad) == "one")
        let after: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        #expect(after["ReplicationStatus"] == [["Region": "eu-west-1", "Status": "InSync"]])
        #expect(after["LastChangedDate"] == before["LastChangedDate"])
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
