import AWSTypes
import Model
import Testing

@Suite("A secret's life") struct SecretLifeTests {
    static let start: Instant = Instant(seconds: 1_700_000_000)

    static func secret() -> Secret {
        Secret(new: Secret.ID(account: .zero, region: .usEast1, name: "db"), at: start, randomness: SystemRandomness())
    }

    @Test("deletion is scheduled for 7 to 30 days, 30 by default, and cancelled by restoring") func deletion() throws {
        for (days, wanted) in [(nil, 30), (7, 7), (30, 30)] as [(Int?, Int64)] {
            var secret: Secret = Self.secret()
            try secret.scheduleDeletion(days: days, at: Self.start)
            #expect(secret.deletionDate == Self.start + .days(wanted))
            #expect(throws: AWSError.self) { try secret.demandAlive() }
            #expect(throws: AWSError.self) { try secret.scheduleDeletion(days: 7, at: Self.start) }
            #expect(!secret.isDueForErasure(at: Self.start + .days(wanted) - .seconds(1)))
            #expect(secret.isDueForErasure(at: Self.start + .days(wanted)))
            secret.restore()
            try secret.demandAlive()
            #expect(!secret.isDueForErasure(at: Self.start + .days(100)))
        }
        for days: Int in [-1, 0, 6, 31] {
            var secret: Secret = Self.secret()
            #expect(throws: AWSError.invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")) {
                try secret.scheduleDeletion(days: days, at: Self.start)
            }
            #expect(secret.deletionDate == nil)
        }
    }

    @Test("a retagged key keeps its place; the limit holds for the result") func tags() throws {
        var secret: Secret = Self.secret()
        #expect(secret.tags == nil)
        try secret.tag([AWSTypes.Tag(key: "a", value: "1"), AWSTypes.Tag(key: "b", value: "2")], at: Self.start)
        try secret.tag([AWSTypes.Tag(key: "c", value: "3"), AWSTypes.Tag(key: "a", value: "4")], at: Self.start)
        #expect(secret.tags?.map { "\($0.key)\($0.value)" } == ["a4", "b2", "c3"])
        secret.untag(["a", "b", "c", "unknown"], at: Self.start)
        #expect(secret.tags == [])
        try secret.tag((1...50).map { AWSTypes.Tag(key: "k\($0)", value: "") }, at: Self.start)
        try secret.tag([AWSTypes.Tag(key: "k7", value: "new")], at: Self.start)
        let before: [AWSTypes.Tag]? = secret.tags
        for refused: [AWSTypes.Tag] in [
            [AWSTypes.Tag(key: "one more", value: "")], [AWSTypes.Tag(key: "x", value: ""), AWSTypes.Tag(key: "x", value: "")],
            [AWSTypes.Tag(key: "aws:x", value: "")],
            [AWSTypes.Tag(key: "AwS:x", value: "")],
        ] {
            let error: AWSError? = #expect(throws: AWSError.self) { try secret.tag(refused, at: Self.start) }
            #expect(error?.code == "InvalidParameterException")
            #expect(secret.tags == before)
        }
    }

    @Test("clean-up removes the oldest unlabelled versions until a hundred are left") func cleanUp() {
        var secret: Secret = Self.secret()
        secret.versionCount = 100
        #expect(!secret.needsCleanup(at: Self.start + .days(9)))
        secret.versionCount = 104
        #expect(secret.needsCleanup(at: Self.start + .days(9)))
        let old: [(id: VersionID, createdAt: Instant)] = (1...10).map { (VersionID("v\($0)"), Self.start) }
        #expect(secret.cleanUp(old, at: Self.start + .days(9)).map(\.text) == ["v1", "v2", "v3", "v4"])
        #expect(secret.versionCount == 100)
        secret.versionCount = 5000
        let many: [(id: VersionID, createdAt: Instant)] = (1...4000).map { (VersionID("v\($0)"), Self.start) }
        #expect(secret.cleanUp(many, at: Self.start + .days(9)).count == 500)
        secret.cleanupDueAt = Self.start + .days(10)
        #expect(!secret.needsCleanup(at: Self.start + .days(9)))
    }

    @Test("a hundred thousand versions are the most") func maximum() {
        var secret: Secret = Self.secret()
        secret.versionCount = 100_000
        let error: AWSError? = #expect(throws: AWSError.self) { try secret.addVersion(VersionID("v"), labels: nil, at: Self.start) }
        #expect(error?.code == "LimitExceededException")
        #expect(secret.versionCount == 100_000)
    }
}
