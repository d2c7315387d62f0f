import AWSTypes
import Model
import SQLStore
import TestWorld
import Testing

/// Temporary credentials, from STS to the denials that they meet.
@Suite("Sessions") struct SessionTests {
    /// A world with a role that mallory may assume and that may read secrets whose team is its own.
    private static func world(trust: String? = nil, allowing actions: String = "secretsmanager:*") async throws -> World {
        let world: World = try await World(secrets: ["db": "hunter2", "other": "hunter3"])
        try await world.call("TagResource", ["SecretId": "db", "Tags": [["Key": "team", "Value": "blue"]]])
        var role: Role = Role(
            id: "AROAAPPAPPAPPAPPAPP23", account: .zero, path: "/path/", name: "app", createdAt: World.start,
            trustPolicy: trust
                ?? policy(
                    #""Principal": {"AWS": "\#(world.mallory.arn)"}, "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]"#
                ))
        role.inlinePolicies = [
            InlinePolicy(
                name: "read",
                document: policy(
                    #""Action": "\#(actions)", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team, 'blue'}"}}"#
                ))
        ]
        try await world.store.commit([Change(.insert, role)], records: [])
        return world
    }

    private static func policy(_ members: String) -> String {
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", \#(members)}}"#
    }

    private static let arn: JSON = "arn:aws:iam::000000000000:role/path/app"

    private func assume(_ more: JSON = [:], in world: World, as person: Person? = nil) async throws -> Person {
        let request: JSON = JSON.object(["RoleArn": Self.arn, "RoleSessionName": "one"]).adding(more)
        let answer: JSON = try await world.call("sts.AssumeRole", request, as: person ?? world.mallory)
        let principal: Principal = .assumedRole(
            Principal.AssumedRole(account: .zero, path: "/path/", name: "app", uniqueID: "AROAAPPAPPAPPAPPAPP23", sessionName: "one"))
        return try #require(Person(answer["Credentials"], of: principal))
    }

    @Test("a session does what its role may, and says who it is") func reads() async throws {
        let world: World = try await Self.world()
        let session: Person = try await assume(in: world)
        #expect(
            try await world.call("sts.GetCallerIdentity", as: session) == [
                "UserId": "AROAAPPAPPAPPAPPAPP23:one", "Account": "000000000000", "Arn": "arn:aws:sts::000000000000:assumed-role/app/one",
            ])
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: session).body?["SecretString"] == "hunter2")
        let denied: Reply = await world.ask("GetSecretValue", ["SecretId": "other"], as: session)
        #expect(denied.code == "AccessDeniedException")
        #expect(denied.message?.hasPrefix("User: arn:aws:sts::000000000000:assumed-role/app/one is not authorized to perform: ") == true)
        #expect(denied.message?.hasSuffix("because no identity-based policy allows the secretsmanager:GetSecretValue action") == true)
        let record: JSON = try #require(try world.recorded(of: denied).first)
        #expect(record["userIdentity"]?["type"] == "AssumedRole")
        #expect(record["userIdentity"]?["sessionContext"]?["sessionIssuer"]?["arn"] == Self.arn)
        #expect(!world.recordTexts.contains { $0.contains(session.sessionToken ?? "") })
    }

    @Test("a session policy narrows, tags replace the role's") func terms() async throws {
        let world: World = try await Self.world()
        let narrow: Person = try await assume(
            ["Policy": .text(Self.policy(#""Action": "secretsmanager:DescribeSecret", "Resource": "*""#))], in: world)
        #expect(await world.ask("DescribeSecret", ["SecretId": "db"], as: narrow).isSuccess)
        let denied: Reply = await world.ask("GetSecretValue", ["SecretId": "db"], as: narrow)
        #expect(denied.message?.hasSuffix("because no session policy allows the secretsmanager:GetSecretValue action") == true)
        let red: Person = try await assume(["Tags": [["Key": "team", "Value": "red"]]], in: world)
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: red).code == "AccessDeniedException")
        let managed: Person = try await assume(["PolicyArns": [["arn": "arn:aws:iam::aws:policy/AmazonSSMFullAccess"]]], in: world)
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: managed).code == "AccessDeniedException")
    }

    @Test("a token is good for its own key, until it expires, as long as the role is there") func validity() async throws {
        let world: World = try await Self.world()
        let one: Person = try await assume(["DurationSeconds": 900], in: world)
        let two: Person = try await assume(in: world)
        var mixed: Person = one
        mixed.sessionToken = two.sessionToken
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: mixed).code == "UnrecognizedClientException")
        mixed.sessionToken = nil
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: mixed).code == "UnrecognizedClientException")
        mixed.sessionToken = String((one.sessionToken ?? "").dropLast()) + "!"
        #expect(await world.ask("sts.GetCallerIdentity", as: mixed).code == "InvalidClientTokenId")
        var forged: Person = world.root
        forged.sessionToken = one.sessionToken
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: forged).code == "UnrecognizedClientException")

        world.clock.advance(by: .minutes(16))
        let late: Reply = await world.ask("GetSecretValue", ["SecretId": "db"], as: one)
        #expect(late.code == "ExpiredTokenException")
        #expect(late.message == "The security token included in the request is expired")
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: two).isSuccess)
        let restarted: World = try await world.restarted()
        #expect(await restarted.ask("GetSecretValue", ["SecretId": "db"], as: two).isSuccess)
        let role: Role = try #require(try await world.store.entity(Role.self, "AROAAPPAPPAPPAPPAPP23"))
        try await world.store.commit([Change(.delete, role)], records: [])
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: two).code == "UnrecognizedClientException")
    }

    @Test("the trust policy decides who assumes, and on which terms") func trust() async throws {
        let trust: String = Self.policy(
            #""Principal": {"AWS": "000000000000"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "e-1"}}"#)
        let world: World = try await Self.world(trust: trust)
        let denial: String =
            "User: \(world.mallory.arn) is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/"
        let request: JSON = ["RoleArn": Self.arn, "RoleSessionName": "one", "ExternalId": "e-1"]
        // The account is trusted: its own policies decide, and mallory has none.
        let denied: Reply = await world.ask("sts.AssumeRole", request, as: world.mallory)
        #expect(denied.status == 403 && denied.code == "AccessDenied")
        #expect(denied.message?.hasPrefix(denial + "path/app") == true)
        var user: User = try #require(try await world.store.entity(User.self, world.mallory.principal.userID))
        user.inlinePolicies = [InlinePolicy(name: "assume", document: Self.policy(#""Action": "sts:*", "Resource": "*""#))]
        try await world.store.commit([Change(.update, user)], records: [])
        #expect(await world.ask("sts.AssumeRole", request, as: world.mallory).isSuccess)
        #expect(await world.ask("sts.AssumeRole", request.adding(["ExternalId": "e-2"]), as: world.mallory).code == "AccessDenied")
        // A role that is not there is refused in the same words.
        let absent: Reply = await world.ask(
            "sts.AssumeRole", request.adding(["RoleArn": "arn:aws:iam::000000000000:role/nothing"]), as: world.mallory)
        #expect(absent.message == denial + "nothing because no role trust policy allows the sts:AssumeRole action")
        #expect(await world.ask("sts.AssumeRole", request).message == "Roles may not be assumed by root accounts.")
    }

    @Test(
        "what is wrong with a request is said in AWS's words",
        arguments: [
            (["RoleArn": "arn:aws:iam::000000000000:user/bob"], "ValidationError", "arn:aws:iam::000000000000:user/bob is invalid"),
            (
                ["RoleSessionName": "Session1:2"], "ValidationError",
                #"1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*"#
            ),
            (
                ["DurationSeconds": 7200], "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
            ),
            (
                ["Tags": [["Key": "a", "Value": "1"], ["Key": "A", "Value": "2"]]], "InvalidParameterValue",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive."
            ),
            (
                ["TransitiveTagKeys": ["a"]], "InvalidParameterValue",
                "The specified transitive tag key must be included in the requested tags."
            ),
            (
                ["PolicyArns": [["arn": "arn:aws:iam::aws:policy/Nothing"]]], "MalformedPolicyDocument",
                "Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable."
            ),
        ] as [(JSON, String, String)])
    func faults(_ change: JSON, _ code: String, _ message: String) async throws {
        let world: World = try await Self.world()
        let reply: Reply = await world.ask(
            "sts.AssumeRole", JSON.object(["RoleArn": Self.arn, "RoleSessionName": "one"]).adding(change), as: world.mallory)
        #expect(reply.code == code)
        #expect(reply.message == message)
    }

    @Test("too much policy is told in percent") func packed() async throws {
        let world: World = try await Self.world()
        let statement: String = #""Action": "secretsmanager:*", "Resource": ["arn:\#(String(repeating: "x", count: 5000)):::"]"#
        let reply: Reply = await world.ask(
            "sts.AssumeRole", ["RoleArn": Self.arn, "RoleSessionName": "one", "Policy": .text(Self.policy(statement))], as: world.mallory)
        #expect(reply.code == "MalformedPolicyDocument" || reply.code == "PackedPolicyTooLarge")
    }

    @Test("GetSessionToken's credentials are the user's, but not for IAM, nor for more of them") func sessionTokens() async throws {
        let world: World = try await Self.world()
        let answer: JSON = try await world.call("sts.GetSessionToken", as: world.mallory)
        let session: Person = try #require(Person(answer["Credentials"], of: world.mallory.principal))
        #expect(session.accessKeyID.hasPrefix("ASIA") && session.accessKeyID.count == 20)
        #expect(try await world.call("sts.GetCallerIdentity", as: session)["Arn"] == .text(world.mallory.arn))
        #expect(await world.ask("sts.GetSessionToken", as: session).message == "Cannot call GetSessionToken with session credentials")
        #expect(await world.ask("iam.GetUser", as: session).code == "InvalidClientTokenId")
        #expect(
            try await world.call("sts.GetAccessKeyInfo", ["AccessKeyId": .text(session.accessKeyID)])["Account"] == "000000000000")
    }

    @Test("a federated user has nothing without a session policy") func federation() async throws {
        let world: World = try await Self.world()
        var user: User = try #require(try await world.store.entity(User.self, world.mallory.principal.userID))
        user.inlinePolicies = [InlinePolicy(name: "all", document: Self.policy(#""Action": "*", "Resource": "*""#))]
        try await world.store.commit([Change(.update, user)], records: [])
        let federated: Principal = .federatedUser(account: .zero, name: "bob")
        let bare: JSON = try await world.call("sts.GetFederationToken", ["Name": "bob"], as: world.mallory)
        #expect(bare["FederatedUser"] == ["FederatedUserId": "000000000000:bob", "Arn": "arn:aws:sts::000000000000:federated-user/bob"])
        #expect(bare["PackedPolicySize"] == 0)
        let nobody: Person = try #require(Person(bare["Credentials"], of: federated))
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: nobody).code == "AccessDeniedException")
        let policy: JSON = .text(Self.policy(#""Action": "secretsmanager:GetSecretValue", "Resource": "*""#))
        let given: JSON = try await world.call("sts.GetFederationToken", ["Name": "bob", "Policy": policy], as: world.mallory)
        let reader: Person = try #require(Person(given["Credentials"], of: federated))
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: reader).isSuccess)
        #expect(await world.ask("DescribeSecret", ["SecretId": "db"], as: reader).code == "AccessDeniedException")
    }

    @Test("transitive tags go along a chain of roles") func chains() async throws {
        let world: World = try await Self.world()
        let first: Person = try await assume(
            [
                "Tags": [["Key": "team", "Value": "red"], ["Key": "stage", "Value": "test"]], "TransitiveTagKeys": ["team"],
                "SourceIdentity": "mallory",
            ],
            in: world)
        var second: Role = Role(
            id: "AROASECONDSECONDSEC23", account: .zero, path: "/", name: "second", createdAt: World.start,
            trustPolicy: Self.policy(
                #""Principal": {"AWS": "arn:aws:iam::000000000000:role/path/app"}, "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"], "Condition": {"StringEquals": {"aws:PrincipalTag/stage": "test", "aws:PrincipalTag/team": ["red"]}}"#
            ))
        second.maxSessionDuration = 43_200
        try await world.store.commit([Change(.insert, second)], records: [])
        let request: JSON = ["RoleArn": .text(second.arn), "RoleSessionName": "two"]
        let tooLong: Reply = await world.ask("sts.AssumeRole", request.adding(["DurationSeconds": 3601]), as: first)
        #expect(tooLong.message == "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        let conflict: Reply = await world.ask(
            "sts.AssumeRole", request.adding(["Tags": [["Key": "Team", "Value": "blue"]], "TransitiveTagKeys": ["Team"]]), as: first)
        #expect(
            conflict.message
                == "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
        )
        let answer: JSON = try await world.call("sts.AssumeRole", request, as: first)
        #expect(answer["SourceIdentity"] == "mallory")
    }
}

@Suite("Ids of temporary keys") struct TemporaryKeyIDTests {
    @Test("tell their account", arguments: ["000000000000", "111122223333", "999999999999"]) func accounts(_ digits: String) throws {
        let account: AccountID = try #require(AccountID(digits))
        let randomness: SeededRandomness = SeededRandomness(seed: 7)
        for _: Int in 0..<100 {
            let id: String = TemporaryKeyID.make(for: account, randomness)
            #expect(id.hasPrefix("ASIA") && id.count == 20)
            #expect(TemporaryKeyID.account(of: id) == account)
        }
    }

    @Test(
        "and nothing else does",
        arguments: ["", "ASIA", "ASIAAAAAAAAAAAAAAAAA", "AKIAQAAAAAAAAAAAAAAA", "ASIA1111111111111111", "ASIAQAAAAAA"])
    func others(_ text: String) {
        #expect(TemporaryKeyID.account(of: text) == nil)
    }
}
