import AWSTypes
import Model
import Testing

@Suite("SecretId") struct SecretReferenceTests {
    static let prefix: String = "arn:aws:secretsmanager:us-east-1:000000000000:secret:"

    struct Row: CustomTestStringConvertible, Sendable {
        let given: String
        /// The name that is looked up; nil if nothing can be found here.
        let name: String?
        let isExact: Bool
        var testDescription: String { given }
    }

    @Test(
        "names, full and partial ARNs",
        arguments: [
            Row(given: "db", name: "db", isExact: false),
            Row(given: "db-a1b2c3", name: "db-a1b2c3", isExact: false),
            Row(given: prefix + "db", name: "db", isExact: false),
            Row(given: prefix + "db-a1b2c3", name: "db", isExact: true),
            Row(given: prefix + "db-a1b2c3-X1y2Z3", name: "db-a1b2c3", isExact: true),
            Row(given: prefix + "db-a1b2", name: "db-a1b2", isExact: false),
            Row(given: prefix + "db-a1b2c3-", name: "db-a1b2c3-", isExact: false),
            Row(given: prefix + "-a1b2c3", name: "-a1b2c3", isExact: false),
            Row(given: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db", name: nil, isExact: false),
            Row(given: "arn:aws-cn:secretsmanager:us-east-1:000000000000:secret:db", name: nil, isExact: false),
        ]) func read(_ row: Row) throws
    {
        let reference: SecretReference = try SecretReference(row.given, account: .zero, region: .usEast1)
        #expect(reference.id?.name == row.name)
        #expect((reference.exactARN != nil) == row.isExact)
    }

    @Test(
        "what can be no secret's name",
        arguments: [
            "", "a b", "a*", "a?", "a]", "a\\", " a", "a ", "é", "a:b", "arn:", "arn:aws:secretsmanager:us-east-1:000000000000",
            "arn:aws:kms:us-east-1:000000000000:secret:db", "arn:aws:secretsmanager:us-east-1:000000000000:key:db",
            "arn:aws:secretsmanager:us-east-1:000000000000:secret:a:b", "arn:aws:secretsmanager:us-east-1:000000000000:secret:a b",
        ]) func refuse(_ given: String)
    {
        #expect(throws: AWSError.invalidSecretName) { try SecretReference(given, account: .zero, region: .usEast1) }
    }

    @Test("another account's ARN is looked up there; an absent secret has six question marks") func presumed() throws {
        let reference: SecretReference = try SecretReference(
            "arn:aws:secretsmanager:us-east-1:111111111111:secret:db", account: .zero, region: .usEast1)
        #expect(reference.id?.account.digits == "111111111111")
        #expect(reference.presumedARN == "arn:aws:secretsmanager:us-east-1:111111111111:secret:db-??????")
        #expect(try SecretReference("db", account: .zero, region: .usEast1).presumedARN == Self.prefix + "db-??????")
        #expect(try SecretReference(Self.prefix + "db-a1b2c3", account: .zero, region: .usEast1).presumedARN == Self.prefix + "db-a1b2c3")
    }

    @Test("the suffix must be the secret's own") func suffix() throws {
        let secret: Secret = Secret(
            new: Secret.ID(account: .zero, region: .usEast1, name: "db"), at: Instant(seconds: 0), randomness: SystemRandomness())
        #expect(secret.suffix.utf8.count == 6)
        #expect(try SecretReference(secret.arn, account: .zero, region: .usEast1).names(secret))
        #expect(
            try !SecretReference(Self.prefix + "db-" + (secret.suffix == "aaaaaa" ? "bbbbbb" : "aaaaaa"), account: .zero, region: .usEast1)
                .names(secret))
    }
}
