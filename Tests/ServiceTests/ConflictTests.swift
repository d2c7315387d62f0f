import TestWorld
import Testing

@Suite("Conflicts") struct ConflictTests {
    @Test("forty writers of one secret at once all succeed, and every version is there, with and without a cache", arguments: [8 << 20, 0])
    func writers(_ cacheBytes: Int) async throws {
        let world: World = try await World(secrets: ["db": "first"], cacheBytes: cacheBytes)
        let replies: [Reply] = await together(40) { number in
            await world.ask(
                "PutSecretValue",
                ["SecretId": "db", "SecretString": .text("value \(number)"), "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        #expect(replies.filter { !$0.isSuccess }.compactMap(\.code) == [])
        for number: Int in 0..<40 {
            let read: JSON = try await world.call("GetSecretValue", ["SecretId": "db", "VersionId": .text(ConflictTests.token(number))])
            #expect(read["SecretString"] == .text("value \(number)"))
        }
        let stages: [String: JSON] = try await world.call("DescribeSecret", ["SecretId": "db"])["VersionIdsToStages"]?.members ?? [:]
        #expect(Set(stages.values.compactMap { $0.texts?.first }) == ["AWSCURRENT", "AWSPREVIOUS"])
        #expect(
            try await world.call("ListSecretVersionIds", ["SecretId": "db", "IncludeDeprecated": true])["Versions"]?.items?.count == 41)
        #expect(try world.recorded().filter { $0["eventName"] == "PutSecretValue" }.count == 40, "a round that lost leaves no record")
    }

    @Test("of many who make a secret of one name, exactly one does") func makers() async throws {
        let world: World = try await World()
        let replies: [Reply] = await together(40) { number in
            await world.ask(
                "CreateSecret",
                ["Name": "db", "SecretString": .text("value \(number)"), "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        let winners: [Reply] = replies.filter(\.isSuccess)
        #expect(winners.count == 1)
        #expect(replies.filter { $0.code == "ResourceExistsException" }.count == 39)
        #expect(
            try await world.call("GetSecretValue", ["SecretId": "db"])["VersionId"] == winners.first?.body?["VersionId"])
    }

    @Test("many who send the same request make one secret, and all are told of it") func repeaters() async throws {
        let world: World = try await World()
        let input: JSON = ["Name": "db", "SecretString": "one", "ClientRequestToken": .text(SampleRequests.token)]
        let replies: [Reply] = await together(40) { _ in await world.ask("CreateSecret", input) }
        #expect(Set(replies.map { $0.body?.description ?? "" }).count == 1)
        #expect(replies.filter { !$0.isSuccess }.compactMap(\.code) == [])
    }

    @Test("of many who put different values under one token, exactly one does; the same value is everybody's success") func oneToken()
        async throws
    {
        let world: World = try await World(secrets: ["db": "first"])
        let replies: [Reply] = await together(40) { number in
            await world.ask(
                "PutSecretValue",
                ["SecretId": "db", "SecretString": .text("value \(number % 2)"), "ClientRequestToken": .text(SampleRequests.token)])
        }
        let written: String? = try await world.value(of: "db")
        for (number, reply) in replies.enumerated() {
            #expect(reply.code == ("value \(number % 2)" == written ? nil : "ResourceExistsException"))
        }
        #expect(try await world.call("ListSecretVersionIds", ["SecretId": "db", "IncludeDeprecated": true])["Versions"]?.items?.count == 2)
    }

    @Test("the first writers of an account make one key") func firstWriters() async throws {
        let world: World = try await World()
        let replies: [Reply] = await together(20) { number in
            await world.ask(
                "CreateSecret",
                ["Name": .text("s\(number)"), "SecretString": "x", "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        #expect(replies.filter { !$0.isSuccess }.compactMap(\.code) == [])
        let keys: Set<String> = Set(
            try world.recorded().filter { $0["eventName"] == "CreateSecret" }.compactMap { $0["resources"]?[0]?["ARN"]?.text })
        #expect(keys.count == 1)
    }

    @Test("taggers and writers at once lose nothing of each other's work") func different() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        let replies: [Reply] = await together(40) { number in
            number % 2 == 0
                ? await world.ask("TagResource", ["SecretId": "db", "Tags": [["Key": .text("k\(number)"), "Value": "v"]]])
                : await world.ask(
                    "PutSecretValue", ["SecretId": "db", "SecretString": "v", "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        #expect(replies.filter { !$0.isSuccess }.compactMap(\.code) == [])
        let shown: JSON = try await world.call("DescribeSecret", ["SecretId": "db"])
        #expect(Set(shown["Tags"]?.items?.compactMap { $0["Key"]?.text } ?? []) == Set((0..<40).filter { $0 % 2 == 0 }.map { "k\($0)" }))
        #expect(
            try await world.call("ListSecretVersionIds", ["SecretId": "db", "IncludeDeprecated": true])["Versions"]?.items?.count == 21)
    }

    @Test("a crowd on one secret has everybody's value put") func crowd() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        let replies: [Reply] = await together(400) { number in
            await world.ask(
                "PutSecretValue", ["SecretId": "db", "SecretString": "v", "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        #expect(replies.filter { !$0.isSuccess }.compactMap(\.code) == [])
    }

    @Test("a delete and its writers end in one order or the other") func deletion() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        let replies: [Reply] = await together(21) { number in
            number == 10
                ? await world.ask("DeleteSecret", ["SecretId": "db", "ForceDeleteWithoutRecovery": true])
                : await world.ask(
                    "PutSecretValue", ["SecretId": "db", "SecretString": "v", "ClientRequestToken": .text(ConflictTests.token(number))])
        }
        #expect(replies[10].isSuccess)
        #expect(replies.allSatisfy { $0.isSuccess || $0.code == "ResourceNotFoundException" })
        #expect(await world.ask("DescribeSecret", ["SecretId": "db"]).code == "ResourceNotFoundException")
    }

    private static func token(_ number: Int) -> String { "token-\(1000 + number)-111111111111111111111" }

    /// Runs `work` for 0 to `count` all at once; the results in that order.
    private func together(_ count: Int, _ work: @escaping @Sendable (Int) async -> Reply) async -> [Reply] {
        await withTaskGroup(of: (Int, Reply).self) { group in
            for number: Int in 0..<count { group.addTask { (number, await work(number)) } }
            var replies: [(Int, Reply)] = []
            for await reply: (Int, Reply) in group { replies.append(reply) }
            return replies.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
