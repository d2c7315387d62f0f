import AWSTypes
import Model
import Testing

/// The contract's table of staging transitions, row by row.
@Suite("Staging labels") struct StagingTests {
    static let start: Instant = Instant(seconds: 1_700_000_000)

    /// A secret whose labels are given as `AWSCURRENT=v1 AWSPENDING=v2`.
    static func secret(_ labels: String, versions: Int = 2) -> Secret {
        var secret: Secret = Secret(
            new: Secret.ID(account: .zero, region: .usEast1, name: "db"), at: start, randomness: SystemRandomness())
        let pairs = labels.split(separator: " ").map { $0.split(separator: "=") }
        secret.labels = StagingLabels(
            Dictionary(uniqueKeysWithValues: pairs.map { (StagingLabel(String($0[0])), VersionID(String($0[1]))) }))
        secret.versionCount = versions
        return secret
    }

    static func shown(_ secret: Secret) -> String {
        secret.labels.holders.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let before: String
        let put: String
        var labels: [String]?
        var versions: Int = 2
        let after: String
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(name: "first version", before: "", put: "v1", versions: 0, after: "AWSCURRENT=v1"),
        Row(name: "first version with a label of its own", before: "", put: "v1", labels: ["X"], versions: 0, after: "AWSCURRENT=v1 X=v1"),
        Row(name: "default", before: "AWSCURRENT=v1", put: "v2", after: "AWSCURRENT=v2 AWSPREVIOUS=v1"),
        Row(name: "default, with a previous one", before: "AWSCURRENT=v2 AWSPREVIOUS=v1", put: "v3", after: "AWSCURRENT=v3 AWSPREVIOUS=v2"),
        Row(name: "default ends a rotation", before: "AWSCURRENT=v1 AWSPENDING=v2", put: "v3", after: "AWSCURRENT=v3 AWSPREVIOUS=v1"),
        Row(
            name: "default takes pending off the old current", before: "AWSCURRENT=v1 AWSPENDING=v1", put: "v2",
            after: "AWSCURRENT=v2 AWSPREVIOUS=v1"),
        Row(name: "pending only", before: "AWSCURRENT=v1", put: "v2", labels: ["AWSPENDING"], after: "AWSCURRENT=v1 AWSPENDING=v2"),
        Row(
            name: "pending taken over", before: "AWSCURRENT=v1 AWSPENDING=v2", put: "v3", labels: ["AWSPENDING"],
            after: "AWSCURRENT=v1 AWSPENDING=v3"),
        Row(
            name: "previous only", before: "AWSCURRENT=v2 AWSPREVIOUS=v1", put: "v3", labels: ["AWSPREVIOUS"],
            after: "AWSCURRENT=v2 AWSPREVIOUS=v3"),
        Row(name: "custom only", before: "AWSCURRENT=v1 X=v1", put: "v2", labels: ["X", "Y"], after: "AWSCURRENT=v1 X=v2 Y=v2"),
        Row(
            name: "current and custom", before: "AWSCURRENT=v1", put: "v2", labels: ["AWSCURRENT", "X"],
            after: "AWSCURRENT=v2 AWSPREVIOUS=v1 X=v2"),
        Row(
            name: "current and previous: the automatic move comes last", before: "AWSCURRENT=v1", put: "v2",
            labels: ["AWSPREVIOUS", "AWSCURRENT"], after: "AWSCURRENT=v2 AWSPREVIOUS=v1"),
        Row(
            name: "current and pending", before: "AWSCURRENT=v1 AWSPENDING=v1", put: "v2", labels: ["AWSCURRENT", "AWSPENDING"],
            after: "AWSCURRENT=v2 AWSPENDING=v2 AWSPREVIOUS=v1"),
        Row(name: "a label twice counts once", before: "AWSCURRENT=v1", put: "v2", labels: ["X", "X"], after: "AWSCURRENT=v1 X=v2"),
        Row(
            name: "a custom label that begins with AWS", before: "AWSCURRENT=v1", put: "v2", labels: ["AWSX"],
            after: "AWSCURRENT=v1 AWSX=v2"),
    ]

    @Test("PutSecretValue", arguments: rows) func put(_ row: Row) throws {
        var secret: Secret = Self.secret(row.before, versions: row.versions)
        try secret.addVersion(VersionID(row.put), labels: row.labels?.map { StagingLabel($0) }, at: Self.start + .days(1))
        #expect(Self.shown(secret) == row.after)
        #expect(secret.versionCount == row.versions + 1)
        #expect(secret.lastChangedAt == Self.start + .days(1))
    }

    struct Move: CustomTestStringConvertible, Sendable {
        let name: String
        let before: String
        let label: String
        var from: String?
        var to: String?
        /// The labels afterwards, or the beginning of the error's message.
        let after: String
        var testDescription: String { name }
    }

    static let moves: [Move] = [
        Move(
            name: "current forward", before: "AWSCURRENT=v1", label: "AWSCURRENT", from: "v1", to: "v2",
            after: "AWSCURRENT=v2 AWSPREVIOUS=v1"),
        Move(
            name: "current back", before: "AWSCURRENT=v2 AWSPREVIOUS=v1", label: "AWSCURRENT", from: "v2", to: "v1",
            after: "AWSCURRENT=v1 AWSPREVIOUS=v2"),
        Move(
            name: "finishing a rotation leaves pending", before: "AWSCURRENT=v1 AWSPENDING=v2 AWSPREVIOUS=v0", label: "AWSCURRENT",
            from: "v1",
            to: "v2", after: "AWSCURRENT=v2 AWSPENDING=v2 AWSPREVIOUS=v1"),
        Move(
            name: "a custom label touches nothing else", before: "AWSCURRENT=v2 AWSPREVIOUS=v1 X=v1", label: "X", from: "v1", to: "v2",
            after: "AWSCURRENT=v2 AWSPREVIOUS=v1 X=v2"),
        Move(name: "attached nowhere", before: "AWSCURRENT=v1", label: "X", to: "v1", after: "AWSCURRENT=v1 X=v1"),
        Move(name: "already there", before: "AWSCURRENT=v1 X=v1", label: "X", to: "v1", after: "AWSCURRENT=v1 X=v1"),
        Move(name: "removed", before: "AWSCURRENT=v1 X=v1", label: "X", from: "v1", after: "AWSCURRENT=v1"),
        Move(name: "pending removed", before: "AWSCURRENT=v1 AWSPENDING=v2", label: "AWSPENDING", from: "v2", after: "AWSCURRENT=v1"),
        Move(name: "previous removed", before: "AWSCURRENT=v2 AWSPREVIOUS=v1", label: "AWSPREVIOUS", from: "v1", after: "AWSCURRENT=v2"),
        Move(
            name: "current is never removed", before: "AWSCURRENT=v1", label: "AWSCURRENT", from: "v1",
            after: "You can only move staging label AWSCURRENT"),
        Move(
            name: "the holder must be named", before: "AWSCURRENT=v1", label: "AWSCURRENT", to: "v2",
            after: "The parameter RemoveFromVersionId"),
        Move(
            name: "another holder named", before: "AWSCURRENT=v1", label: "AWSCURRENT", from: "v3", to: "v2",
            after: "When you move staging label AWSCURRENT"),
        Move(name: "nothing named", before: "AWSCURRENT=v1", label: "X", after: "You must provide a value"),
    ]

    @Test("UpdateSecretVersionStage", arguments: moves) func move(_ move: Move) {
        var secret: Secret = Self.secret(move.before)
        do throws(AWSError) {
            try secret.updateStage(
                StagingLabel(move.label), from: move.from.map { VersionID($0) }, to: move.to.map { VersionID($0) }, at: Self.start)
            #expect(Self.shown(secret) == move.after)
        } catch {
            #expect(error.code == "InvalidParameterException")
            #expect(error.message?.hasPrefix(move.after) == true, "\(error)")
            #expect(Self.shown(secret) == move.before)
        }
    }

    @Test("the twenty-first label is refused and nothing changes") func tooMany() throws {
        var secret: Secret = Self.secret("AWSCURRENT=v1")
        let many: [StagingLabel] = (1...19).map { StagingLabel("L\($0)") }
        try secret.addVersion(VersionID("v2"), labels: many, at: Self.start)
        let before: String = Self.shown(secret)
        #expect(throws: AWSError("LimitExceededException", "A secret can have at most 20 staging labels.")) {
            try secret.addVersion(VersionID("v3"), labels: [StagingLabel("one more")], at: Self.start)
        }
        #expect(Self.shown(secret) == before)
    }

    @Test("selecting a version") func select() throws {
        let secret: Secret = Self.secret("AWSCURRENT=v2 AWSPREVIOUS=v1")
        #expect(try secret.select(nil, label: nil) == VersionID("v2"))
        #expect(try secret.select(nil, label: .previous) == VersionID("v1"))
        #expect(try secret.select(VersionID("v9"), label: nil) == VersionID("v9"))
        #expect(try secret.select(VersionID("v1"), label: .previous) == VersionID("v1"))
        #expect(throws: AWSError.valueNotFound(label: .pending)) { try secret.select(nil, label: .pending) }
        #expect(
            throws: AWSError("InvalidRequestException", "You provided a VersionStage that is not associated to the provided VersionId.")
        ) {
            try secret.select(VersionID("v1"), label: .current)
        }
    }
}
