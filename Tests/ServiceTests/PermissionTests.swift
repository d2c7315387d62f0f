import AWSTypes
import TestWorld
import Testing

@Suite("Permission") struct PermissionTests {
    @Test("there is a request for each of the 23 operations") func complete() {
        #expect(SampleRequests.operations.count == 23)
        #expect(SampleRequests.operations.filter { SampleRequests.input(of: $0, for: "db") == nil } == [])
    }

    @Test("nobody without a policy may do anything, whether the secret is there or not", arguments: SampleRequests.operations)
    func denied(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let arn: String = try #require(try await world.call("DescribeSecret", ["SecretId": "db"])["ARN"]?.text)
        // Who is not allowed to look is told of a secret's ARN only; of an absent one, what he said himself. A name that is to be made is never looked up.
        for (name, shown) in [("db", operation == "CreateSecret" ? "db" : arn), ("nothing", "nothing"), (arn, arn)]
        where name != arn || operation != "CreateSecret" {
            let input: JSON = try #require(SampleRequests.input(of: operation, for: name))
            let reply: Reply = await world.ask(operation, input, as: world.mallory)
            let place: String = SampleRequests.withoutResource.contains(operation) ? "" : " on resource: \(shown)"
            #expect(reply.status == 400)
            #expect(
                reply.body == [
                    "__type": "AccessDeniedException",
                    "Message": .text(
                        "User: arn:aws:iam::000000000000:user/mallory is not authorized to perform: secretsmanager:\(operation)\(place) because no identity-based policy allows the secretsmanager:\(operation) action"
                    ),
                ])
            let record: JSON = try #require(try world.recorded(of: reply).first)
            #expect(record["eventName"]?.text == operation)
            #expect(record["errorCode"] == "AccessDenied")
            #expect(record["errorMessage"]?.text == reply.message)
            #expect(record["responseElements"] == .null)
            #expect(record["userIdentity"]?["type"] == "IAMUser")
        }
    }

    @Test("a denial changes nothing", arguments: SampleRequests.operations)
    func unchanged(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let before: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        world.clock.advance(by: .minutes(1))
        for name: String in ["db", "nothing"] {
            _ = await world.ask(operation, try #require(SampleRequests.input(of: operation, for: name)), as: world.mallory)
        }
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"]) == before)
        #expect(await world.ask("DescribeSecret", ["SecretId": "nothing"]).code == "ResourceNotFoundException")
        #expect(try await world.value(of: "db") == "hunter2")
    }

    @Test("another account's root may do nothing with a secret, whether it is there or not", arguments: SampleRequests.operations)
    func abroad(_ operation: String) async throws {
        // These act on the caller's own account only.
        guard !SampleRequests.withoutResource.contains(operation), operation != "CreateSecret" else { return }
        let world: World = try await World(secrets: ["db": "hunter2"])
        let arn: String = try #require(try await world.call("DescribeSecret", ["SecretId": "db"])["ARN"]?.text)
        for name: String in [
            arn, String(arn.dropLast(7)), "arn:aws:secretsmanager:us-east-1:000000000000:secret:nothing-a1B2c3",
            "arn:aws:secretsmanager:us-east-1:000000000000:secret:nothing",
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db-a1B2c3",
        ] {
            let reply: Reply = await world.ask(
                operation, try #require(SampleRequests.input(of: operation, for: name)), as: world.stranger)
            #expect(
                reply.body == [
                    "__type": "AccessDeniedException",
                    "Message": .text(
                        "User: arn:aws:iam::444455556666:root is not authorized to perform: secretsmanager:\(operation) on resource: \(name) because no resource-based policy allows the secretsmanager:\(operation) action"
                    ),
                ])
        }
    }

    @Test("a batch tells a stranger of each secret that it is not for him") func batchAbroad() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let arn: JSON = try #require(try await world.call("DescribeSecret", ["SecretId": "db"])["ARN"])
        let answer: JSON = try await world.call("BatchGetSecretValue", ["SecretIdList": [arn]], as: world.stranger)
        #expect(answer["SecretValues"] == [])
        #expect(answer["Errors"]?[0]?["ErrorCode"] == "AccessDeniedException")
        #expect(answer["Errors"]?[0]?["SecretId"] == arn)
        let partial: String = try #require(arn.text.map { String($0.dropLast(7)) })
        let guess: JSON = try await world.call("BatchGetSecretValue", ["SecretIdList": [.text(partial)]], as: world.stranger)
        #expect(guess["Errors"]?[0]?["Message"]?.text?.contains("on resource: \(partial) because") == true)
    }

    @Test("tags and regions of a new secret take permissions of their own, asked for in this order")
    func further() async throws {
        let world: World = try await World()
        let reply: Reply = await world.ask(
            "CreateSecret",
            [
                "Name": "db", "ClientRequestToken": .text(SampleRequests.token), "Tags": [["Key": "a", "Value": "b"]],
                "AddReplicaRegions": [["Region": "eu-west-1"]],
            ], as: world.mallory)
        #expect(reply.message?.contains("secretsmanager:CreateSecret on resource: db because") == true)
    }
}
