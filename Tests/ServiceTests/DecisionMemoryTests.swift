import AWSTypes
import Model
import SQLStore
import TestWorld
import Testing

/// What was allowed once is allowed again only as long as all that it depended on is as it was.
@Suite("Remembered decisions") struct DecisionMemoryTests {
    /// A world in which mallory's one inline policy is `statement`.
    private static func world(_ statement: String) async throws -> World {
        let world: World = try await World(secrets: ["db": "hunter2", "other": "hunter3"])
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "team", "Value": "blue"]]])
        try await world.call("TagResource", ["SecretId": "other", "Tags": [["Key": "team", "Value": "red"]]])
        try await allow(statement, in: world)
        return world
    }

    private static func allow(_ statement: String, in world: World) async throws {
        var user: User = try #require(try await world.store.entity(User.self, named: "mallory", in: .zero))
        user.inlinePolicies = [
            InlinePolicy(name: "one", document: #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", \#(statement)}}"#)
        ]
        try await world.store.commit([Change(.update, user)], records: [])
    }

    private func may(_ operation: String = "GetSecretValue", _ input: JSON = ["SecretId": "db"], in world: World) async -> Bool {
        await world.ask(operation, input, as: world.mallory).isSuccess
    }

    private static let read: String = #""Action": "secretsmanager:GetSecretValue", "Resource": "*""#

    @Test("a tag that changes, of the secret or of the user") func tags() async throws {
        let world: World = try await Self.world(
            Self.read + #", "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team, 'blue'}"}}"#)
        for _: Int in 0..<3 { #expect(await may(in: world)) }
        #expect(await !may("GetSecretValue", ["SecretId": "other"], in: world))
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "team", "Value": "green"]]])
        #expect(await !may(in: world))
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "team", "Value": "blue"]]])
        #expect(await may(in: world))
        var user: User = try #require(try await world.store.entity(User.self, named: "mallory", in: .zero))
        user.tags = [Tag(key: "team", value: "red")]
        try await world.store.commit([Change(.update, user)], records: [])
        #expect(await !may(in: world))
        #expect(await may("GetSecretValue", ["SecretId": "other"], in: world))
    }

    @Test("time that runs out") func time() async throws {
        let world: World = try await Self.world(
            Self.read + #", "Condition": {"DateLessThan": {"aws:CurrentTime": "2026-01-15T12:01:00Z"}}"#)
        #expect(await may(in: world))
        world.clock.advance(by: .seconds(30))
        #expect(await may(in: world))
        world.clock.advance(by: .seconds(30))
        #expect(await !may(in: world))
    }

    @Test("what the request itself asks for") func request() async throws {
        let world: World = try await Self.world(
            Self.read + #", "Condition": {"StringEqualsIfExists": {"secretsmanager:VersionStage": "AWSCURRENT"}}"#)
        #expect(await may(in: world))
        #expect(await may("GetSecretValue", ["SecretId": "db", "VersionStage": "AWSCURRENT"], in: world))
        #expect(await !may("GetSecretValue", ["SecretId": "db", "VersionStage": "AWSPREVIOUS"], in: world))
        #expect(await !may("DescribeSecret", in: world))
    }

    @Test("policies: the user's, the secret's") func policies() async throws {
        let world: World = try await Self.world(Self.read)
        #expect(await may(in: world))
        try await Self.allow(#""Action": "secretsmanager:DescribeSecret", "Resource": "*""#, in: world)
        #expect(await !may(in: world))
        #expect(await may("DescribeSecret", in: world))
        try await Self.allow(Self.read, in: world)
        #expect(await may(in: world))
        let deny: JSON =
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::000000000000:user/mallory"}, "Action": "secretsmanager:GetSecretValue", "Resource": "*"}}"#
        try await world.call("PutResourcePolicy", ["SecretId": "db", "ResourcePolicy": deny])
        #expect(await !may(in: world))
        #expect(await may("GetSecretValue", ["SecretId": "other"], in: world))
        try await world.call("DeleteResourcePolicy", ["SecretId": "db"])
        #expect(await may(in: world))
    }

}
