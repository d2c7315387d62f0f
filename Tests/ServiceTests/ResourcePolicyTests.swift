import AWSTypes
import Model
import SQLStore
import TestWorld
import Testing

/// Resource policies and those who put them.
@Suite("Resource policies") struct ResourcePolicyTests {
    private static let lockOut: JSON = [
        "__type": "InvalidRequestException",
        "Message": "Your requested changes will not allow you to manage this secret in the future.",
    ]
    private static let malformed: JSON = [
        "__type": "MalformedPolicyDocumentException", "Message": "This resource policy contains an unsupported principal.",
    ]

    @Test("who puts a policy must be able to put the next one") func lockOut() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        try await put(statement(for: world.mallory.arn), in: world)
        // To lock out others is his own affair.
        try await put(
            statement(for: world.mallory.arn), statement("Deny", for: world.root.arn, "secretsmanager:DeleteSecret"), in: world,
            as: world.mallory)
        let before: JSON = try await world.call("GetResourcePolicy", ["SecretId": "db"])
        for (person, statements) in [
            (world.mallory, [statement(for: world.mallory.arn, "secretsmanager:GetSecretValue")]),
            (world.mallory, [statement(for: world.mallory.arn), statement("Deny", for: "*", "secretsmanager:Put*")]),
            (world.root, [statement("Deny", for: "*")]),
            (world.root, [statement("Deny", for: world.root.arn, "secretsmanager:PutResourcePolicy")]),
        ] {
            let policy: JSON = policy(statements)
            #expect(await world.ask("PutResourcePolicy", ["SecretId": "db", "ResourcePolicy": policy], as: person).body == Self.lockOut)
            let validation: JSON = try await world.call(
                "ValidateResourcePolicy", ["SecretId": "db", "ResourcePolicy": policy], as: person)
            #expect(validation["ValidationErrors"] == [["CheckName": "LOCKOUT", "ErrorMessage": Self.lockOut["Message"] ?? .null]])
        }
        #expect(try await world.call("GetResourcePolicy", ["SecretId": "db"]) == before)
        // A policy that was only looked at is not the one that holds.
        #expect(await world.ask("GetSecretValue", ["SecretId": "db"], as: world.mallory).isSuccess)
        // Root needs no Allow, but for others.
        try await put(statement(for: world.mallory.arn, "secretsmanager:GetSecretValue"), in: world)
    }

    @Test("users, roles and accounts that a policy names must exist, under just that ARN") func principals() async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let role: Role = Role(
            id: "AROAAPPAPPAPPAPPAPP23", account: .zero, path: "/path/", name: "app", createdAt: World.start, trustPolicy: "{}")
        try await world.store.commit([Change(.insert, role)], records: [])
        for known: String in [
            world.mallory.arn, role.arn, "arn:aws:sts::000000000000:assumed-role/app/anyone", world.stranger.arn, "444455556666",
            "AIDAMALLORYMALLORY234", role.id, "*", "arn:aws:sts::000000000000:federated-user/anyone",
        ] {
            try await put(statement(for: known, "secretsmanager:GetSecretValue"), in: world)
        }
        for unknown: String in [
            "arn:aws:iam::000000000000:user/nobody", "arn:aws:iam::000000000000:user/Mallory",
            "arn:aws:iam::000000000000:user/path/mallory",
            "arn:aws:iam::444455556666:user/mallory", "arn:aws:iam::000000000000:role/app", "arn:aws:iam::000000000000:role/mallory",
            "arn:aws:sts::000000000000:assumed-role/mallory/one", "arn:aws:iam::111122223333:root", "AIDANOBODYNOBODYNOB23",
            "arn:aws-cn:iam::000000000000:user/mallory",
        ] {
            let input: JSON = ["SecretId": "db", "ResourcePolicy": policy([statement(for: world.root.arn), statement(for: unknown)])]
            #expect(await world.ask("PutResourcePolicy", input).body == Self.malformed, "\(unknown)")
            #expect(
                try await world.call("ValidateResourcePolicy", input)["ValidationErrors"]?[0]?["CheckName"] == "SYNTAX", "\(unknown)")
        }
    }

    @Test(
        "a policy lets in the user who was there, not a later one of the same name, nor in the copy", arguments: ["us-east-1", "eu-west-1"])
    func recreated(_ region: String) async throws {
        let world: World = try await World(secrets: ["db": "hunter2"])
        let mallory: User = try #require(try await world.store.entity(User.self, "AIDAMALLORYMALLORY234"))
        var earlier: User = User(id: "AIDAEARLIEREARLIER234", account: .zero, path: "/", name: "mallory", createdAt: World.start)
        try await world.store.commit([Change(.delete, mallory)], records: [])
        try await world.store.commit([Change(.insert, earlier)], records: [])
        try await put(statement(for: mallory.arn), in: world)
        try await world.call("ReplicateSecretToRegions", ["SecretId": "db", "AddReplicaRegions": [["Region": "eu-west-1"]]])
        earlier = try #require(try await world.store.entity(User.self, earlier.id))
        try await world.store.commit([Change(.delete, earlier)], records: [])
        let again: User = User(id: mallory.id, account: .zero, path: "/", name: "mallory", createdAt: World.start)
        try await world.store.commit([Change(.insert, again)], records: [])
        let reply: Reply = await world.ask("GetSecretValue", ["SecretId": "db"], as: world.mallory, in: Region(region))
        #expect(reply.code == "AccessDeniedException")
        // Put anew, the same text means him.
        try await put(statement(for: mallory.arn), in: world)
        #expect(
            try await world.call("GetSecretValue", ["SecretId": "db"], as: world.mallory, in: Region(region))["SecretString"] == "hunter2")
    }

    @discardableResult
    private func put(_ statements: JSON..., in world: World, as person: Person? = nil) async throws -> JSON {
        try await world.call("PutResourcePolicy", ["SecretId": "db", "ResourcePolicy": policy(statements)], as: person)
    }

    private func policy(_ statements: [JSON]) -> JSON {
        let policy: JSON = ["Version": "2012-10-17", "Statement": .list(statements)]
        return .text(policy.description)
    }

    private func statement(_ effect: String = "Allow", for principal: String, _ action: String = "secretsmanager:*") -> JSON {
        ["Effect": .text(effect), "Principal": ["AWS": .text(principal)], "Action": .text(action), "Resource": "*"]
    }
}
