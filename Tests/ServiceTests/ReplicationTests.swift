import AWSTypes
import SQLStore
import TestWorld
import Testing

@Suite("Replication") struct ReplicationTests {
    private static let home: Region = .usEast1
    private static let abroad: Region = Region("eu-west-1")

    @Test("a copy has the same suffix, value and tags in another region, and is for reading only") func copy() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "team", "Value": "blue"]]])
        try await replicate("db", in: world)
        let primary: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        let copy: JSON = try await world.call("DescribeSecret", ["SecretId": "db"], in: ReplicationTests.abroad)
        #expect(copy["ARN"]?.text == primary["ARN"]?.text?.replacing("us-east-1", with: "eu-west-1"))
        #expect(copy["Tags"] == primary["Tags"])
        #expect(copy["VersionIdsToStages"] == primary["VersionIdsToStages"])
        #expect(copy["PrimaryRegion"] == "us-east-1")
        #expect(copy["ReplicationStatus"] == nil)
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "hunter2")
        for operation: String in [
            "CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "PutResourcePolicy", "PutSecretValue", "RestoreSecret",
            "RotateSecret",
            "TagResource", "UntagResource", "UpdateSecret", "UpdateSecretVersionStage", "ReplicateSecretToRegions",
            "RemoveRegionsFromReplication",
        ] {
            let input: JSON = try #require(SampleRequests.input(of: operation, for: "db"))
            let reply: Reply = await world.ask(operation, input, in: ReplicationTests.abroad)
            #expect(
                reply.message == "Operation not permitted on a replica secret. Call must be made in primary secret's region.",
                "\(operation)")
            #expect(reply.code == "InvalidParameterException")
        }
    }

    @Test("each write of the primary is in the copy with the answer") func follow() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await replicate("db", in: world)
        try await put("two", SampleRequests.token, in: world)
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "two")
        try await world.call("UpdateSecret", ["SecretId": "db", "Description": "changed"])
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"], in: ReplicationTests.abroad)["Description"] == "changed")
        #expect(
            try await world.call("GetSecretValue", ["SecretId": "db", "VersionStage": "AWSPREVIOUS"], in: ReplicationTests.abroad)[
                "SecretString"] == "one")
    }

    @Test("a region that is not served fails, the primary does not, and the next write heals it") func refusedRegion() async throws {
        let world: World = try await World(regions: [ReplicationTests.home])
        let made: JSON = try await world.call(
            "CreateSecret",
            [
                "Name": "db", "SecretString": "one", "ClientRequestToken": "token-1-111111111111111111111111",
                "AddReplicaRegions": [["Region": "eu-west-1"]],
            ])
        #expect(made["ReplicationStatus"]?[0]?["Status"] == "Failed")
        #expect(made["ReplicationStatus"]?[0]?["Region"] == "eu-west-1")
        #expect(made["ReplicationStatus"]?[0]?["StatusMessage"]?.text?.isEmpty == false)
        #expect(try await world.value(of: "db") == "one")

        let wider: World = try await world.restarted(regions: [ReplicationTests.home, ReplicationTests.abroad])
        #expect(await wider.ask("GetSecretValue", ["SecretId": "db"], in: ReplicationTests.abroad).code == "ResourceNotFoundException")
        try await put("two", "token-2-222222222222222222222222", in: wider)
        #expect(
            try await wider.call("DescribeSecret", ["SecretId": "db"])["ReplicationStatus"] == [
                ["Region": "eu-west-1", "Status": "InSync"]
            ])
        for (stage, value) in [("AWSCURRENT", "two"), ("AWSPREVIOUS", "one")] {
            let read: JSON = try await wider.call(
                "GetSecretValue", ["SecretId": "db", "VersionStage": .text(stage)], in: ReplicationTests.abroad)
            #expect(read["SecretString"]?.text == value, "\(stage)")
        }
    }

    @Test("a name that is taken fails with AWS's reason, is not touched, and is healed when it is free") func takenName() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": "theirs", "ClientRequestToken": .text(SampleRequests.token)],
            in: ReplicationTests.abroad)
        #expect(
            try await replicate("db", in: world) == [
                [
                    "Region": "eu-west-1", "Status": "Failed",
                    "StatusMessage": "Secret with this name already exists in this region",
                ]
            ])
        try await put("two", "token-2-222222222222222222222222", in: world)
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "theirs")
        try await world.call("DeleteSecret", ["SecretId": "db", "ForceDeleteWithoutRecovery": true], in: ReplicationTests.abroad)
        try await put("three", "token-3-333333333333333333333333", in: world)
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "three")
    }

    @Test("a taken name is overwritten for those who force it") func forced() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": "theirs", "ClientRequestToken": .text(SampleRequests.token)],
            in: ReplicationTests.abroad)
        try await world.call(
            "ReplicateSecretToRegions",
            ["SecretId": "db", "AddReplicaRegions": [["Region": "eu-west-1"]], "ForceOverwriteReplicaSecret": true])
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "one")
    }

    @Test("a copy that cannot be made does not cost the secret that stands in its place") func forcedInVain() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": "theirs", "ClientRequestToken": .text(SampleRequests.token)],
            in: ReplicationTests.abroad)
        let answer: JSON = try await world.call(
            "ReplicateSecretToRegions",
            [
                "SecretId": "db", "AddReplicaRegions": [["Region": "eu-west-1", "KmsKeyId": "alias/none"]],
                "ForceOverwriteReplicaSecret": true,
            ])
        #expect(answer["ReplicationStatus"]?[0]?["Status"] == "Failed")
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], in: ReplicationTests.abroad).body?["SecretString"] == "theirs")
    }

    @Test("a copy whose key cannot be used fails alone: the primary is written") func brokenKey() async throws {
        let world: World = try await World(secrets: ["db": "one"], cacheBytes: 0)
        try await replicate("db", in: world)
        try world.driver.transaction { session throws(SQLError) in
            _ = try session.execute("UPDATE kms_keys SET material = x'00', revision = revision + 1 WHERE region = 'eu-west-1'", [])
        }
        let reply: Reply = await world.ask(
            "PutSecretValue", ["SecretId": "db", "SecretString": "two", "ClientRequestToken": .text(SampleRequests.token)])
        #expect(reply.status == 200)
        #expect(try await world.value(of: "db") == "two")
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"])["ReplicationStatus"]?[0]?["Status"] == "Failed")
    }

    @Test("a primary with copies cannot be deleted; without them it can") func deletion() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await replicate("db", in: world)
        #expect(
            await world.ask("DeleteSecret", ["SecretId": "db"]).message
                == "You can't delete secret db that still has replica regions [eu-west-1]")
        let removed: JSON = try await world.call(
            "RemoveRegionsFromReplication", ["SecretId": "db", "RemoveReplicaRegions": ["eu-west-1", "eu-west-2"]])
        #expect(removed["ReplicationStatus"] == [])
        #expect(await world.ask("DescribeSecret", ["SecretId": "db"], in: ReplicationTests.abroad).code == "ResourceNotFoundException")
        try await world.call("DeleteSecret", ["SecretId": "db"])
    }

    @Test("a copy that stands alone is written for itself, and the primary goes on without it") func standAlone() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await replicate("db", in: world)
        try await world.call("StopReplicationToReplica", ["SecretId": "db"], in: ReplicationTests.abroad)
        try await put("home", "token-2-222222222222222222222222", in: world)
        try await put("abroad", "token-3-333333333333333333333333", in: world, region: ReplicationTests.abroad)
        #expect(try await world.value(of: "db") == "home")
        #expect(try await world.value(of: "db", in: ReplicationTests.abroad) == "abroad")
        try await world.call("DeleteSecret", ["SecretId": "db"])
    }

    @Test("a secret's own region is no replica region") func ownRegion() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        let reply: Reply = await world.ask(
            "ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [["Region": "us-east-1"]]])
        #expect(reply.body == ["__type": "InvalidParameterException", "Message": "Invalid replica region."])
    }

    @discardableResult
    private func replicate(_ name: String, in world: World) async throws -> JSON? {
        try await world.call("ReplicateSecretToRegions", ["SecretId": .text(name), "AddReplicaRegions": [["Region": "eu-west-1"]]])[
            "ReplicationStatus"]
    }

    private func put(_ value: String, _ token: String, in world: World, region: Region = home) async throws {
        try await world.call(
            "PutSecretValue", ["SecretId": "db", "SecretString": .text(value), "ClientRequestToken": .text(token)], in: region)
    }
}
