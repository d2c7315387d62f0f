import SQLStore
import TestWorld
import Testing

/// What a caller of another account meets whom the resource policy allows everything.
@Suite("Across accounts") struct CrossAccountTests {
    private static let refusal: JSON = [
        "__type": "InvalidRequestException",
        "Message":
            "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.",
    ]

    @Test("a value under the default key is neither read nor written, nor compared with a guess") func defaultKey() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        let arn: JSON = try await opened("db", in: world)
        let token: JSON = .text(SampleRequests.token)
        try await world.call("PutSecretValue", ["SecretId": "db", "SecretString": "hunter2", "ClientRequestToken": token])
        for guess: JSON in ["hunter2", "hunter3"] {
            for operation: String in ["PutSecretValue", "UpdateSecret"] {
                let reply: Reply = await world.ask(
                    operation, ["SecretId": arn, "SecretString": guess, "ClientRequestToken": token], as: world.stranger)
                #expect(reply.body == CrossAccountTests.refusal, "\(operation)")
            }
        }
        #expect(await world.ask("GetSecretValue", ["SecretId": arn], as: world.stranger).body == CrossAccountTests.refusal)
    }

    @Test("the key of the version counts, not the one that the secret has now") func versionKey() async throws {
        let world: World = try await World(secrets: ["db": "first"], cacheBytes: 0)
        let arn: JSON = try await opened("db", in: world)
        try world.driver.transaction { session throws(SQLError) in
            _ = try session.execute("UPDATE secrets SET kms_key = 'arn:aws:kms:us-east-1:000000000000:key/customer'", [])
        }
        #expect(await world.ask("GetSecretValue", ["SecretId": arn], as: world.stranger).body == CrossAccountTests.refusal)
    }

    @Test("a key is looked for in the secret's account, not in the caller's") func keyNames() async throws {
        let world: World = try await World(secrets: ["db": "first"])
        let arn: JSON = try await opened("db", in: world)
        let own: Reply = await world.ask(
            "CreateSecret", ["Name": "own", "SecretString": "x", "ClientRequestToken": .text(SampleRequests.token)], as: world.stranger)
        let key: String = try #require(try world.recorded(of: own).first?["resources"]?[0]?["ARN"]?.text)
        #expect(
            await world.ask("UpdateSecret", ["SecretId": arn, "KmsKeyId": .text(key)], as: world.stranger).body == [
                "__type": "InvalidParameterException", "Message": .text("Key '\(key)' does not exist"),
            ])
        try await world.call("UpdateSecret", ["SecretId": arn, "KmsKeyId": "alias/aws/secretsmanager"], as: world.stranger)
    }

    /// Lets the stranger do everything with a secret; returns its ARN.
    private func opened(_ name: String, in world: World) async throws -> JSON {
        let policy: JSON = [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Effect": "Allow", "Principal": ["AWS": .text(world.stranger.arn)], "Action": "secretsmanager:*", "Resource": "*",
                ]
            ],
        ]
        let answer: JSON = try await world.call(
            "PutResourcePolicy", ["SecretId": .text(name), "ResourcePolicy": .text(policy.description)])
        return try #require(answer["ARN"])
    }
}
