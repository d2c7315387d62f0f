import AWSTypes
import SQLStore
import TestWorld
import Testing

/// What a call's records say beside the primary one.
@Suite("Service events") struct ServiceEventTests {
    private static let abroad: Region = Region("eu-west-1")

    @Test("an answer without a body is recorded with the secret's ARN and name", arguments: ["TagResource", "UntagResource"])
    func tagging(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let reply: Reply = await world.ask(operation, try #require(SampleRequests.input(of: operation, for: "db")))
        let arn: JSON? = try await world.call("DescribeSecret", ["SecretId": "db"])["ARN"]
        #expect(reply.isSuccess && reply.body == nil)
        #expect(try world.recorded(of: reply).first?["responseElements"] == ["arn": try #require(arn), "name": "db"])
    }

    @Test("a batch's records name the key of their own secret only") func batchKeys() async throws {
        let world: World = try await World(secrets: ["one": "1"], cacheBytes: 0)
        try world.driver.transaction { session throws(SQLError) in _ = try session.execute("DELETE FROM kms_aliases", []) }
        try await world.call(
            "CreateSecret", ["Name": "two", "SecretString": "2", "ClientRequestToken": .text(SampleRequests.token)])
        let batch: Reply = await world.ask("BatchGetSecretValue", ["SecretIdList": ["one", "two", "one"]])
        let records: [JSON] = try world.recorded(of: batch)
        let keys: [[String]] = records.filter { $0["eventName"] == "GetSecretValue" }.map { record in
            record["resources"]?.items?.compactMap { $0["ARN"]?.text } ?? []
        }
        #expect(keys.map(\.count) == [1, 1, 1])
        #expect(keys.first == keys.last)
        #expect(Set(keys).count == 2)
        #expect(records.first { $0["eventName"] == "BatchGetSecretValue" }?["resources"]?.items?.count == 2)
    }

    @Test("a deletion begins, is cancelled and ends once for each version") func deletion() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await put("two", in: world)
        try await world.call("DeleteSecret", ["SecretId": "db"])
        #expect(try events(in: world) == ["StartSecretVersionDelete", "StartSecretVersionDelete"])
        try await world.call("RestoreSecret", ["SecretId": "db"])
        #expect(try events(in: world).suffix(2) == ["CancelSecretVersionDelete", "CancelSecretVersionDelete"])
        // There is nothing to cancel.
        try await world.call("RestoreSecret", ["SecretId": "db"])
        #expect(try events(in: world).count == 4)
        try await world.call("DeleteSecret", ["SecretId": "db", "RecoveryWindowInDays": 7])
        world.clock.advance(by: .days(7))
        try await world.runChores()
        #expect(try events(in: world).suffix(2) == ["EndSecretVersionDelete", "EndSecretVersionDelete"])
    }

    @Test("a forced deletion ends at once; a secret without versions counts as one") func forced() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await put("two", in: world)
        let arn: JSON? = try await world.call("DeleteSecret", ["SecretId": "db", "ForceDeleteWithoutRecovery": true])["ARN"]
        #expect(try events(in: world) == ["EndSecretVersionDelete", "EndSecretVersionDelete"])
        let event: JSON = try #require(try world.recorded().last)
        #expect(event["additionalEventData"] == ["SecretId": try #require(arn)])
        #expect(event["userIdentity"] == ["accountId": "000000000000", "invokedBy": "secretsmanager.amazonaws.com"])
        #expect(event["requestParameters"] == .null && event["responseElements"] == .null)
        #expect(event["recipientAccountId"] == "000000000000" && event["awsRegion"] == "us-east-1")
        try await world.call("CreateSecret", ["Name": "empty", "ClientRequestToken": .text(SampleRequests.token)])
        try await world.call("DeleteSecret", ["SecretId": "empty", "ForceDeleteWithoutRecovery": true])
        #expect(try events(in: world).count == 3)
        // Nothing was there to end.
        try await world.call("DeleteSecret", ["SecretId": "empty", "ForceDeleteWithoutRecovery": true])
        #expect(try events(in: world).count == 3)
    }

    @Test("a copy that is made, or fails, is an event; one that follows is none") func replication() async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "CreateSecret", ["Name": "db", "SecretString": "theirs", "ClientRequestToken": .text(SampleRequests.token)],
            in: ServiceEventTests.abroad)
        try await world.call(
            "ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [["Region": "eu-west-1"], ["Region": "eu-west-2"]]])
        let all: [String] = ["ReplicationStarted", "ReplicationFailed", "ReplicationStarted", "ReplicationSucceeded"]
        #expect(try events(in: world) == all)
        let failure: JSON? = try world.recorded().first { $0["eventName"] == "ReplicationFailed" }
        #expect(failure?["errorMessage"] == "Secret with this name already exists in this region")
        // Tried again, with the same outcome: nothing has changed.
        try await put("two", in: world)
        #expect(try events(in: world) == all)
        try await world.call("DeleteSecret", ["SecretId": "db", "ForceDeleteWithoutRecovery": true], in: ServiceEventTests.abroad)
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "a", "Value": "b"]]])
        #expect(try events(in: world) == all + ["EndSecretVersionDelete", "ReplicationStarted", "ReplicationSucceeded"])
    }

    @Test("a value that is put during a rotation abandons it", arguments: ["PutSecretValue", "UpdateSecret"])
    func abandoned(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "one"])
        try await world.call(
            "PutSecretValue",
            [
                "SecretId": "db", "SecretString": "next", "ClientRequestToken": "token-pending-11111111111111111111",
                "VersionStages": ["AWSPENDING"],
            ])
        #expect(try events(in: world) == [])
        let answer: JSON = try await world.call(
            operation, ["SecretId": "db", "SecretString": "two", "ClientRequestToken": .text(SampleRequests.token)])
        #expect(try events(in: world) == ["RotationAbandoned"])
        let event: JSON? = try world.recorded().first { $0["eventName"] == "RotationAbandoned" }
        let arn: String = try #require(answer["ARN"]?.text)
        #expect(event?["requestID"]?.text?.hasPrefix("Rotation-\(arn)-") == true)
        #expect(event?["additionalEventData"] == ["SecretId": .text(arn)])
        try await put("three", in: world, token: "token-3-333333333333333333333333")
        #expect(try events(in: world).count == 1)
    }

    private func put(_ value: String, in world: World, token: String = SampleRequests.token) async throws {
        try await world.call("PutSecretValue", ["SecretId": "db", "SecretString": .text(value), "ClientRequestToken": .text(token)])
    }

    /// The names of all service events, in their order.
    private func events(in world: World) throws -> [String] {
        try world.recorded().filter { $0["eventType"] == "AwsServiceEvent" }.compactMap { $0["eventName"]?.text }
    }
}
