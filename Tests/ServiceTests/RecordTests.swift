import AWSTypes
import SigV4
import TestWorld
import Testing

@Suite("Records") struct RecordTests {
    private static let marker: String = "Correct-Horse-7"

    @Test("each call leaves exactly one primary record, whatever comes of it", arguments: SampleRequests.operations)
    func one(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        for name: String in ["db", "nothing", "a b"] {
            let reply: Reply = await world.ask(operation, try #require(SampleRequests.input(of: operation, for: name)))
            let records: [JSON] = try world.recorded(of: reply)
            let primary: [JSON] = records.filter { $0["eventName"]?.text == operation }
            #expect(primary.count == 1)
            #expect(records.count == (operation == "BatchGetSecretValue" && name == "db" ? 2 : 1))
            #expect(primary.first?["errorCode"]?.text == (reply.isSuccess ? nil : reply.code))
            #expect(primary.first?["errorMessage"]?.text == (reply.isSuccess ? nil : reply.message))
        }
    }

    @Test("a record says who, what, when and from where, and nothing else") func whole() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let reply: Reply = await world.ask("GetSecretValue", ["SecretId": "db", "VersionStage": "AWSCURRENT"])
        let record: JSON = try #require(try world.recorded(of: reply).first)
        var template: Template = Template(now: world.clock.now())
        let expected: JSON = [
            "eventVersion": "1.11",
            "userIdentity": [
                "type": "Root", "principalId": "000000000000", "arn": "arn:aws:iam::000000000000:root", "accountId": "000000000000",
                "accessKeyId": .text(world.root.accessKeyID),
            ],
            "eventTime": "2026-01-15T12:00:00Z", "eventSource": "secretsmanager.amazonaws.com", "eventName": "GetSecretValue",
            "awsRegion": "us-east-1", "sourceIPAddress": "192.0.2.1", "userAgent": "world/1",
            "requestParameters": ["secretId": "db", "versionStage": "AWSCURRENT"], "responseElements": .null,
            "requestID": .text(reply.requestID), "eventID": "<uuid>", "readOnly": true,
            "resources": [["accountId": "000000000000", "type": "AWS::KMS::Key", "ARN": "<arn>"]],
            "eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": "000000000000", "eventCategory": "Management",
        ]
        #expect(template.differences(of: record, from: expected) == [])
    }

    @Test("a user's record has his name and unique id") func user() async throws {
        let world: World = try await World()
        let reply: Reply = await world.ask("ListSecrets", as: world.mallory)
        #expect(
            try world.recorded(of: reply).first?["userIdentity"] == [
                "type": "IAMUser", "principalId": "AIDAMALLORYMALLORY234", "arn": "arn:aws:iam::000000000000:user/mallory",
                "accountId": "000000000000", "accessKeyId": .text(world.mallory.accessKeyID), "userName": "mallory",
            ])
    }

    @Test("no value, rotation token or password is in any record or log line, in no spelling") func allowList() async throws {
        let world: World = try await World()
        let marker: String = RecordTests.marker
        let encoded: String = "Q29ycmVjdC1Ib3JzZS03"
        let rotation: String = "rotation-token-1111-2222-3333-444444444444"
        var replies: [Reply] = []
        for (operation, input) in [
            ("CreateSecret", ["Name": "db", "SecretString": .text(marker), "ClientRequestToken": "token-1-111111111111111111111111"]),
            (
                "CreateSecret",
                ["Name": "db", "SecretString": .text(marker + "x"), "ClientRequestToken": "token-1-111111111111111111111111"]
            ),
            ("CreateSecret", ["Name": "a b", "SecretString": .text(marker)]),
            (
                "PutSecretValue",
                [
                    "SecretId": "db", "SecretBinary": .text(encoded), "ClientRequestToken": "token-2-222222222222222222222222",
                    "RotationToken": .text(rotation),
                ]
            ),
            ("PutSecretValue", ["SecretId": "db", "SecretString": .text(marker), "RotationToken": .text(rotation)]),
            (
                "PutSecretValue",
                [
                    "SecretId": "db", "SecretString": .text(marker), "ClientRequestToken": "token-3-333333333333333333333333",
                    "RotationToken": .text(marker),
                ]
            ),
            (
                "PutSecretValue",
                ["SecretId": "db", "SecretBinary": .text("!" + marker), "ClientRequestToken": "token-3-333333333333333333333333"]
            ),
            (
                "PutSecretValue",
                ["SecretId": "db", "SecretString": [.text(marker)], "ClientRequestToken": "token-3-333333333333333333333333"]
            ),
            ("UpdateSecret", ["SecretId": "db", "SecretString": .text(marker), "ClientRequestToken": "token-4-444444444444444444444444"]),
            (
                "UpdateSecret",
                ["SecretId": "none", "SecretString": .text(marker), "ClientRequestToken": "token-4-444444444444444444444444"]
            ),
            ("GetSecretValue", ["SecretId": "db"]),
            ("GetSecretValue", ["SecretId": "db", "VersionStage": "AWSPREVIOUS"]),
            ("BatchGetSecretValue", ["SecretIdList": ["db"]]),
            ("DescribeSecret", ["SecretId": "db"]),
            ("ListSecrets", [:]),
            ("DeleteSecret", ["SecretId": "db"]),
            (
                "PutSecretValue",
                ["SecretId": "db", "SecretString": .text(marker), "ClientRequestToken": "token-5-555555555555555555555555"]
            ),
        ] as [(String, JSON)] {
            for person: Person in [world.root, world.mallory] { replies.append(await world.ask(operation, input, as: person)) }
        }
        let password: Reply = await world.ask("GetRandomPassword")
        let texts: [String] =
            world.recordTexts + world.log.lines
            + replies.filter { !$0.isSuccess }.map { $0.body?.description ?? "" }
        #expect(texts.count > replies.count * 2)
        for hidden: String in [marker, encoded, rotation, try #require(password.body?["RandomPassword"]?.text)] {
            #expect(texts.filter { $0.contains(hidden) } == [])
        }
    }

    @Test("what a write was asked and what came of it is recorded") func writes() async throws {
        let world: World = try await World()
        let made: Reply = await world.ask(
            "CreateSecret",
            [
                "Name": "db", "SecretString": "hunter2", "ClientRequestToken": .text(SampleRequests.token), "Description": "a database",
                "Tags": [["Key": "team", "Value": "blue"]],
            ])
        let arn: JSON = try #require(made.body?["ARN"])
        let record: JSON = try #require(try world.recorded(of: made).first)
        #expect(
            record["requestParameters"] == [
                "name": "db", "clientRequestToken": .text(SampleRequests.token), "description": "a database",
                "tags": [["key": "team", "value": "blue"]],
            ])
        #expect(record["responseElements"] == ["arn": arn, "name": "db", "versionId": .text(SampleRequests.token)])
        #expect(record["readOnly"] == false)
        #expect(record["resources"]?[0]?["type"] == "AWS::KMS::Key")
        let deleted: Reply = await world.ask("DeleteSecret", ["SecretId": "db", "RecoveryWindowInDays": 7])
        #expect(
            try world.recorded(of: deleted).first?["responseElements"] == [
                "name": "db", "deletionDate": "Jan 22, 2026 12:00:00 PM", "arn": arn,
            ])
    }

    @Test("a batch leaves a record for itself and one for each value that it gave") func batch() async throws {
        let world: World = try await World(secrets: ["a": "1", "b": "2"])
        let reply: Reply = await world.ask("BatchGetSecretValue", ["SecretIdList": ["a", "none", "b"]])
        let records: [JSON] = try world.recorded(of: reply)
        #expect(records.map { $0["eventName"]?.text } == ["BatchGetSecretValue", "GetSecretValue", "GetSecretValue"])
        #expect(records.dropFirst().map { $0["requestParameters"] } == [["secretId": "a"], ["secretId": "b"]])
        #expect(records.first?["requestParameters"] == ["secretIdList": ["a", "none", "b"]])
        for record: JSON in records {
            #expect(record["readOnly"] == true)
            #expect(record["responseElements"] == .null)
            #expect(record["userIdentity"] == records.first?["userIdentity"])
            #expect(record["resources"]?.items?.count == 1)
        }
        #expect(Set(records.compactMap { $0["eventID"]?.text }).count == 3)
    }

    @Test("event ids are unique, request ids are what the client was told") func identifiers() async throws {
        let world: World = try await World()
        var told: [String] = []
        for _: Int in 0..<50 { told.append(await world.ask("GetRandomPassword").requestID) }
        #expect(Set(told).count == 50)
        #expect(try world.recorded().compactMap { $0["requestID"]?.text } == told)
        #expect(Set(try world.recorded().compactMap { $0["eventID"]?.text }).count == 50)
    }

    @Test("an unsigned request belongs to no account") func unsigned() async throws {
        let world: World = try await World()
        let head: SignedMessage = SignedMessage(
            method: "POST", target: "/", fields: [("Host", "localhost"), ("X-Amz-Target", "secretsmanager.ListSecrets")])
        let reply: Reply = await world.exchange(head, body: Array("{}".utf8))
        #expect(reply.code == "MissingAuthenticationTokenException")
        for record: JSON in try world.recorded(of: reply) {
            #expect(record["userIdentity"] == .null)
            #expect(record["recipientAccountId"] == nil)
        }
    }

    @Test("of one address's unsigned requests, ten a second are recorded singly") func flood() async throws {
        let world: World = try await World()
        let head: SignedMessage = SignedMessage(
            method: "POST", target: "/", fields: [("Host", "localhost"), ("X-Amz-Target", "secretsmanager.ListSecrets")])
        for _: Int in 0..<15 { _ = await world.exchange(head, body: Array("{}".utf8)) }
        #expect(try world.recorded().count == 10)
        for _: Int in 0..<15 { #expect(await world.ask("ListSecrets").isSuccess) }
        #expect(try world.recorded().count == 25, "a signed request is always recorded")
    }

    @Test("nothing is answered that cannot be recorded") func full() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        world.records.fill()
        let reply: Reply = await world.ask("GetSecretValue", ["SecretId": "db"])
        #expect(reply.status == 500)
        #expect(reply.body == ["__type": "InternalServiceError", "Message": "An internal error occurred."])
        #expect(await world.ask("GetSecretValue", ["SecretId": "none"]).status == 500)
    }
}
