import AWSTypes
import Model
import SQLStore
import TestWorld
import Testing

@Suite("Time") struct TimeTests {
    @Test("an erasure is recorded as the service's own event") func erasure() async throws {
        let world: World = try await World(secrets: ["db": "hunter2", "other": "stays"])
        let arn: JSON = try #require(try await world.call("DeleteSecret", ["SecretId": "db", "RecoveryWindowInDays": 7])["ARN"])
        world.clock.advance(by: .seconds(7 * 86_400 - 1))
        try await world.runChores()
        #expect(try world.recorded().filter { $0["eventName"] == "EndSecretVersionDelete" } == [])
        world.clock.advance(by: .seconds(1))
        try await world.runChores()
        try await world.runChores()
        let records: [JSON] = try world.recorded().filter { $0["eventName"] == "EndSecretVersionDelete" }
        #expect(records.count == 1)
        let record: JSON = try #require(records.first)
        #expect(record["additionalEventData"] == ["SecretId": arn])
        #expect(record["userIdentity"] == ["accountId": "000000000000", "invokedBy": "secretsmanager.amazonaws.com"])
        #expect(record["eventType"] == "AwsServiceEvent")
        #expect(record["eventTime"] == "2026-01-22T12:00:00Z")
        #expect(record["requestParameters"] == .null)
        #expect(record["responseElements"] == .null)
        #expect(try await world.value(of: "other") == "stays")
    }

    @Test("what is scheduled for deletion can be looked at, restored and erased, and nothing else", arguments: SampleRequests.operations)
    func scheduled(_ operation: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        try await world.call("DeleteSecret", ["SecretId": "db"])
        let reply: Reply = await world.ask(operation, try #require(SampleRequests.input(of: operation, for: "db")))
        switch operation {
        case "BatchGetSecretValue", "DescribeSecret", "GetRandomPassword", "ListSecretVersionIds", "ListSecrets", "RestoreSecret":
            #expect(reply.isSuccess)
        case "CreateSecret": #expect(reply.message?.hasSuffix("is already scheduled for deletion.") == true)
        default:
            #expect(
                reply.body == [
                    "__type": "InvalidRequestException",
                    "Message": "You can't perform this operation on the secret because it was marked for deletion.",
                ])
        }
    }

    @Test("more secrets than one batch that are due at once are all erased, and no other") func manyErasures() async throws {
        let world: World = try await World(secrets: ["stays": "1"])
        let due: [Change] = (0..<450).map { number in
            var secret: Secret = Secret(
                new: Secret.ID(account: world.root.account, region: .usEast1, name: "s\(number)"), at: World.start,
                randomness: world.randomness)
            secret.deletionDate = World.start + .days(number < 449 ? 7 : 8)
            return Change(.insert, secret)
        }
        try await world.store.commit(due, records: [])
        world.clock.advance(by: .days(7))
        try await world.runChores()
        let left: JSON = try await world.call("ListSecrets", ["IncludePlannedDeletion": true])
        #expect(Set(left["SecretList"]?.items?.compactMap { $0["Name"]?.text } ?? []) == ["s449", "stays"])
        #expect(try world.recorded().filter { $0["eventName"] == "EndSecretVersionDelete" }.count == 449)
    }

    @Test("a version is kept for a day, then the oldest unlabelled ones go until a hundred are left") func versions() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        try await world.call(
            "UpdateSecretVersionStage",
            ["SecretId": "db", "VersionStage": "KEPT", "MoveToVersionId": try #require(try await current(in: world)["VersionId"])])
        for number: Int in 0..<120 {
            world.clock.advance(by: .seconds(1))
            try await put(number, in: world)
        }
        #expect(try await versionIDs(in: world).count == 121)

        world.clock.advance(by: .seconds(86_401))
        #expect(try await versionIDs(in: world).count == 121, "time alone removes nothing")
        try await put(120, in: world)
        let left: [String] = try await versionIDs(in: world)
        #expect(left.count == 100)
        // The labelled first one stays; of the others, the oldest 22 of 122 go.
        #expect(left.filter { $0.hasPrefix("version") } == (22...120).map(version))
        #expect(try await world.call("GetSecretValue", ["SecretId": "db", "VersionStage": "KEPT"])["SecretString"] == "first")
        #expect(
            await world.ask("GetSecretValue", ["SecretId": "db", "VersionId": .text(version(21))]).message
                == "Secrets Manager can't find the specified secret value for VersionId: \(version(21))")
    }

    @Test("a page token works for a day") func tokenAge() async throws {
        let world: World = try await World(secrets: ["a": "1", "b": "2", "c": "3"])
        let token: JSON = try #require(try await world.call("ListSecrets", ["MaxResults": 1])["NextToken"])
        let next: JSON = ["MaxResults": 1, "NextToken": token]
        world.clock.advance(by: .days(1))
        let page: JSON = try await world.call("ListSecrets", next)
        #expect(page["SecretList"]?.items?.compactMap { $0["Name"]?.text }.count == 1)
        world.clock.advance(by: .seconds(1))
        #expect(await world.ask("ListSecrets", next).body == TimeTests.refusedToken)
    }

    @Test(
        "a page token works for the same account, region, operation and parameters only",
        arguments: [
            ["IncludePlannedDeletion": true], ["SortOrder": "desc"], ["SortBy": "name"],
            ["Filters": [["Key": "name", "Values": ["a"]]]],
        ] as [JSON])
    func tokenParameters(_ others: JSON) async throws {
        let world: World = try await World(secrets: ["a": "1", "b": "2", "c": "3"])
        let token: JSON = try #require(try await world.call("ListSecrets", ["MaxResults": 1])["NextToken"])
        #expect(await world.ask("ListSecrets", others.adding(["NextToken": token])).body == TimeTests.refusedToken)
        #expect(await world.ask("ListSecrets", ["MaxResults": 2, "NextToken": token]).isSuccess, "another page size is fine")
    }

    @Test("a page token is nobody else's, and no other operation's") func tokenOwner() async throws {
        let world: World = try await World(secrets: ["a": "1", "b": "2", "c": "3"])
        let token: JSON = try #require(try await world.call("ListSecrets", ["MaxResults": 1])["NextToken"])
        #expect(await world.ask("ListSecrets", ["NextToken": token], as: world.stranger).body == TimeTests.refusedToken)
        #expect(await world.ask("ListSecrets", ["NextToken": token], in: Region("eu-west-1")).body == TimeTests.refusedToken)
        #expect(await world.ask("ListSecretVersionIds", ["SecretId": "a", "NextToken": token]).body == TimeTests.refusedToken)
        let filters: JSON = ["Filters": [["Key": "name", "Values": ["!x"]]], "MaxResults": 1]
        #expect(await world.ask("BatchGetSecretValue", filters.adding(["NextToken": token])).body == TimeTests.refusedToken)
        for text: String in ["x", "made up", String((token.text ?? "").dropLast()), (token.text ?? "") + "A"] {
            #expect(await world.ask("ListSecrets", ["NextToken": .text(text)]).body == TimeTests.refusedToken, "\(text)")
        }
    }

    @Test("a secret's versions come in pages, under the token of that secret only") func versionPages() async throws {
        let world: World = try await World(secrets: ["db": "1", "other": "2"])
        for number: Int in 0..<6 { try await put(number, in: world) }
        var seen: [String] = []
        var input: JSON = ["SecretId": "db", "IncludeDeprecated": true, "MaxResults": 2]
        for _: Int in 0..<4 {
            let page: JSON = try await world.call("ListSecretVersionIds", input)
            seen += page["Versions"]?.items?.compactMap { $0["VersionId"]?.text } ?? []
            guard let token: JSON = page["NextToken"] else { break }
            input = input.adding(["NextToken": token])
            #expect(await world.ask("ListSecretVersionIds", input.adding(["SecretId": "other"])).body == TimeTests.refusedToken)
            #expect(await world.ask("ListSecretVersionIds", input.adding(["IncludeDeprecated": false])).body == TimeTests.refusedToken)
        }
        #expect(seen.count == 7)
        #expect(Set(seen).count == 7)
    }

    @Test("the day of the last read is shown, of the secret and of the version; other calls leave no trace") func accessed() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        _ = try await world.call("ListSecretVersionIds", ["SecretId": "db"])
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"])["LastAccessedDate"] == nil)
        _ = try await world.value(of: "db")
        let midnight: JSON = .number(Double(World.start.startOfDay.seconds))
        let changed: JSON? = try await world.call("DescribeSecret", ["SecretId": "db"])["LastChangedDate"]
        world.clock.advance(by: .hours(11))
        _ = try await world.value(of: "db")
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"])["LastAccessedDate"] == midnight)
        world.clock.advance(by: .hours(2))
        #expect(try await world.call("DescribeSecret", ["SecretId": "db"])["LastAccessedDate"] == midnight, "nobody has read it today")
        try await put(1, in: world)
        _ = try await world.call("BatchGetSecretValue", ["SecretIdList": ["db"]])
        let next: JSON = .number(Double((World.start + .days(1)).startOfDay.seconds))
        let shown: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        #expect(shown["LastAccessedDate"] == next)
        #expect(shown["LastChangedDate"] != changed, "only the write changed it")
        #expect(try await world.call("ListSecrets")["SecretList"]?[0]?["LastAccessedDate"] == next)
        let versions: [JSON] = try await world.call("ListSecretVersionIds", ["SecretId": "db"])["Versions"]?.items ?? []
        #expect(Set(versions.compactMap { $0["LastAccessedDate"]?.number }) == [midnight.number, next.number])
        let reopened: World = try await world.restarted()
        #expect(try await reopened.call("DescribeSecret", ["SecretId": "db"])["LastAccessedDate"] == next)
    }

    @Test("a request that is older or newer than five minutes is refused") func skew() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        for (seconds, isAccepted) in [(-301, false), (-300, true), (300, true), (301, false)] as [(Int64, Bool)] {
            let reply: Reply = await world.ask("DescribeSecret", ["SecretId": "db"], signedAt: World.start + .seconds(seconds))
            #expect(reply.isSuccess == isAccepted, "\(seconds) s")
            if !isAccepted { #expect(reply.code == "InvalidSignatureException") }
        }
    }

    private static let refusedToken: JSON = ["__type": "InvalidNextTokenException", "Message": "The NextToken value is invalid."]

    private func version(_ number: Int) -> String { "version-\(1000 + number)-0000000000000000000000" }

    private func put(_ number: Int, in world: World) async throws {
        try await world.call(
            "PutSecretValue", ["SecretId": "db", "SecretString": .text("\(number)"), "ClientRequestToken": .text(version(number))])
    }

    private func current(in world: World) async throws -> JSON { try await world.call("GetSecretValue", ["SecretId": "db"]) }

    private func versionIDs(in world: World) async throws -> [String] {
        var ids: [String] = []
        var input: JSON = ["SecretId": "db", "IncludeDeprecated": true]
        while true {
            let page: JSON = try await world.call("ListSecretVersionIds", input)
            ids += page["Versions"]?.items?.compactMap { $0["VersionId"]?.text } ?? []
            guard let token: JSON = page["NextToken"] else { return ids }
            input = input.adding(["NextToken": token])
        }
    }
}
