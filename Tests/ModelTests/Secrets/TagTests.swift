import AWSTypes
import Model
import Testing

/// Testing has tags of its own.
private typealias Tag = AWSTypes.Tag

@Suite("Tags") struct TagTests {
    @Test("a key twice in one request is refused") func twice() {
        var secret: Secret = Self.secret
        let twice: [Tag] = [Tag(key: "a", value: "1"), Tag(key: "b", value: "2"), Tag(key: "a", value: "3")]
        let refusal: String? = Self.refusal { () throws(AWSError) in try secret.tag(twice, at: Self.start) }
        #expect(refusal == "The tag key `a` appears more than once in the request.")
    }

    @Test("two spellings of one letter are two keys") func spellings() throws {
        var secret: Secret = Self.secret
        try secret.tag([Tag(key: "\u{E9}", value: "one"), Tag(key: "e\u{301}", value: "two")], at: Self.start)
        try secret.tag([Tag(key: "e\u{301}", value: "three")], at: Self.start)
        #expect(secret.tags?.map(\.value) == ["one", "three"])
        secret.untag(["\u{E9}"], at: Self.start)
        #expect(secret.tags?.map(\.value) == ["three"])
    }

    @Test("fifty tags are the most; a key that is there counts once") func most() throws {
        var secret: Secret = Self.secret
        let fifty: [Tag] = (0..<50).map { Tag(key: "k\($0)", value: "v") }
        try secret.tag(fifty, at: Self.start)
        try secret.tag(fifty.map { Tag(key: $0.key, value: "w") }, at: Self.start)
        #expect(secret.tags?.count == 50)
        let more: [Tag] = [Tag(key: "k0", value: "x"), Tag(key: "one more", value: "x")]
        let refusal: String? = Self.refusal { () throws(AWSError) in try secret.tag(more, at: Self.start) }
        #expect(refusal == "A secret can have at most 50 tags.")
        #expect(secret.tags?.first == Tag(key: "k0", value: "w"))
    }

    @Test("the first tag too many ends the work: what comes behind it is not looked at") func early() {
        var secret: Secret = Self.secret
        let many: [Tag] = (0..<60).map { Tag(key: "k\($0)", value: "v") }
        let refusal: String? = Self.refusal { () throws(AWSError) in
            try secret.tag(many + [Tag(key: "k0", value: "again")], at: Self.start)
        }
        #expect(refusal == "A secret can have at most 50 tags.")
    }

    private static func refusal(_ deed: () throws(AWSError) -> Void) -> String? {
        do throws(AWSError) {
            try deed()
            return nil
        } catch {
            return error.message
        }
    }

    private static let start: Instant = Instant(seconds: 1_700_000_000)
    private static let secret: Secret = Secret(
        id: Secret.ID(account: .zero, region: .usEast1, name: "db"), serial: 1,
        arn: "arn:aws:secretsmanager:us-east-1:000000000000:secret:db-a1b2c3", createdAt: Self.start)
}
