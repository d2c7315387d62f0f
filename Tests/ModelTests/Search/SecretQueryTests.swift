import AWSTypes
import Testing

@testable import Model

@Suite("Filters") struct SecretQueryTests {
    /// Descriptions as AWS's own tests of filters have them.
    static let described: [TestSecret] = [
        TestSecret(name: "1", descriptionText: "a secret"), TestSecret(name: "2", descriptionText: "an secret"),
        TestSecret(name: "3", descriptionText: "asecret"), TestSecret(name: "4", descriptionText: "thesecret"),
    ]

    static let asked: [(query: SecretQuery, names: String)] = [
        (SecretQuery(.description, "a"), "123"), (SecretQuery(.description, "!a"), "4"), (SecretQuery(.description, "a secret"), "12"),
        (SecretQuery(.description, "!c"), "1234"), (SecretQuery(.description, "secret"), "12"),
        (SecretQuery(.description, "SECRET a"), "12"),
        (SecretQuery(.description, "c"), ""), (SecretQuery(.description, "/"), ""), (SecretQuery(.description, "!/"), "1234"),
        (SecretQuery(.description, ""), ""), (SecretQuery(.description, "!"), "1234"), (SecretQuery(.description, "x-y/z"), ""),
        (SecretQuery(.description, "!x-y/z"), "1234"), (SecretQuery(.description, "x-y/z a"), "123"),
        (SecretQuery([SecretFilter(.description, ["a"]), SecretFilter(.name, ["an"])]), ""),
        (SecretQuery([SecretFilter(.description, ["a"]), SecretFilter(.name, ["2"])]), "2"),
        (SecretQuery([SecretFilter(.description, ["secret"]), SecretFilter(.description, ["an"])]), "2"),
        (SecretQuery([SecretFilter(.description, ["!an"]), SecretFilter(.description, ["a"])]), "13"),
        (SecretQuery(.description, "an", "the"), "24"), (SecretQuery(.description, "an", "!a"), "24"), (SecretQuery(.description), ""),
        (.everything, "1234"), (SecretQuery([]), "1234"),
    ]

    @Test("descriptions are searched by words", arguments: asked) func descriptions(query: SecretQuery, names: String) {
        #expect(SecretQueryTests.described.filter { query.matches($0) }.map(\.name).joined() == names)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let key: SecretFilter.Key
        let values: [String]
        let secret: TestSecret
        let matches: Bool
        var testDescription: String { "\(key.rawValue)=\(values) \(matches ? "finds" : "misses") \(secret.name)" }

        init(_ key: SecretFilter.Key, _ values: String..., finds: TestSecret) {
            self.init(key, values, finds, true)
        }

        init(_ key: SecretFilter.Key, _ values: String..., misses: TestSecret) {
            self.init(key, values, misses, false)
        }

        private init(_ key: SecretFilter.Key, _ values: [String], _ secret: TestSecret, _ matches: Bool) {
            self.key = key
            self.values = values
            self.secret = secret
            self.matches = matches
        }
    }

    static let named: TestSecret = TestSecret(name: "testing1/one-two")
    static let slash: TestSecret = TestSecret(name: "/prod/db")
    static let tagged: TestSecret = TestSecret(name: "tagged", tags: [Tag(key: "Team", value: "Red"), Tag(key: "stage", value: "prod/eu")])
    static let untagged: TestSecret = TestSecret(name: "untagged", tags: [])
    static let copied: TestSecret = TestSecret(name: "copied", primaryRegion: "eu-central-1")
    static let managed: TestSecret = TestSecret(name: "managed", owningService: "rds")
    static let full: TestSecret = TestSecret(
        name: "prod/AppBeta/x", descriptionText: "The password of COMPANYthings", tags: [Tag(key: "ownerTeam", value: "blueWhales")],
        primaryRegion: "eu-central-1", owningService: "rds")

    static let rows: [Row] = [
        // A name as a whole, case-sensitive
        Row(.name, "testing1", finds: named), Row(.name, "testing1/one-two", finds: named), Row(.name, "", finds: named),
        Row(.name, "testing1 one", misses: named), Row(.name, "one", misses: named), Row(.name, "Testing1", misses: named),
        Row(.name, "testing1/one-two-three", misses: named), Row(.name, "/", finds: slash), Row(.name, "/", misses: named),
        Row(.name, "!/", misses: slash), Row(.name, "!/", finds: named), Row(.name, "!", misses: named),
        Row(.name, "x", "test", finds: named), Row(.name, "x", "!test", misses: named), Row(.name, "one", "!two", finds: named),
        // Tags, case-sensitive
        Row(.tagKey, "Te", finds: tagged), Row(.tagKey, "te", misses: tagged), Row(.tagKey, "eam", misses: tagged),
        Row(.tagKey, "stage", finds: tagged),
        Row(.tagKey, "", finds: tagged), Row(.tagKey, "", misses: untagged), Row(.tagKey, "Te", misses: untagged),
        Row(.tagKey, "!neverUsed", finds: tagged), Row(.tagKey, "!neverUsed", finds: untagged), Row(.tagKey, "!neverUsed", finds: named),
        Row(.tagKey, "!Team", misses: tagged), Row(.tagKey, "!Team", finds: untagged),
        Row(.tagValue, "Re", finds: tagged), Row(.tagValue, "re", misses: tagged), Row(.tagValue, "prod/", finds: tagged),
        Row(.tagValue, "eu", misses: tagged),
        Row(.tagValue, "Team", misses: tagged), Row(.tagKey, "Red", misses: tagged), Row(.tagValue, "!Red", misses: tagged),
        // Region and service
        Row(.primaryRegion, "eu-", finds: copied), Row(.primaryRegion, "EU-", misses: copied), Row(.primaryRegion, "", misses: named),
        Row(.primaryRegion, "eu-", misses: named), Row(.primaryRegion, "!eu-", finds: named), Row(.primaryRegion, "!eu-", misses: copied),
        Row(.owningService, "rd", finds: managed), Row(.owningService, "RDS", finds: managed), Row(.owningService, "rds2", misses: managed),
        Row(.owningService, "rds", misses: named), Row(.owningService, "!rds", finds: named),
        // All: every word somewhere in name, description or tags
        Row(.all, "AppBeta", finds: full), Row(.all, "appbeta", misses: full), Row(.all, "app", finds: full),
        Row(.all, "beta prod", finds: full),
        Row(.all, "prod/appBeta", finds: full), Row(.all, "pass blue owner x", finds: full), Row(.all, "whales", finds: full),
        Row(.all, "TEAM", finds: full),
        Row(.all, "pass green", misses: full), Row(.all, "!pass green", finds: full), Row(.all, "rds", misses: full),
        Row(.all, "eu", misses: full),
        Row(.all, "COMPANYthings", finds: full), Row(.all, "compan", finds: full), Row(.all, "yth", finds: full),
        Row(.all, "company", misses: full), Row(.all, "things", misses: full), Row(.all, "pany", misses: full),
        Row(.all, "N", misses: full),
        Row(.all, "/", misses: full), Row(.all, "!/", finds: full), Row(.all, "prod/my-app", misses: TestSecret(name: "prod/my-app")),
        Row(.all, "prod", misses: TestSecret(name: "prod/my-app")), Row(.all, "company", finds: TestSecret(name: "COMPANY")),
        Row(.all, "nothing", misses: named), Row(.all, "!", finds: named), Row(.all, "testing 1 one", misses: named),
    ]

    @Test("a filter finds what it should", arguments: rows) func finds(_ row: Row) {
        #expect(SecretQuery([SecretFilter(row.key, row.values)]).matches(row.secret) == row.matches)
    }

    @Test("the keys are AWS's") func keys() {
        #expect(
            SecretFilter.Key.allCases.map(\.rawValue) == [
                "all", "name", "tag-key", "description", "tag-value", "primary-region", "owning-service",
            ])
    }

    @Test("queries that differ have different fingerprints, equal ones the same") func fingerprints() {
        let queries: [SecretQuery] = [
            .everything, SecretQuery(.name), SecretQuery(.name, ""), SecretQuery(.name, "a"), SecretQuery(.name, "!a"),
            SecretQuery(.all, "a"),
            SecretQuery(.name, "a", "b"), SecretQuery(.name, "a1:b"), SecretQuery(.name, "a)name(1:b"),
            SecretQuery([SecretFilter(.name, ["a"]), SecretFilter(.name, ["b"])]),
        ]
        #expect(Set(queries.map(\.fingerprint)).count == queries.count)
        #expect(SecretQuery(.name, "a", "b").fingerprint == SecretQuery([SecretFilter(.name, ["a", "b"])]).fingerprint)
    }
}
