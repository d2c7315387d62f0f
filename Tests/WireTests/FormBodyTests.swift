import AWSTypes
import SecretMemory
import Testing

@testable import Wire

@Suite("Form bodies") struct FormBodyTests {
    @Test(
        "parameters make the tree that JSON would",
        arguments: [
            ("", JSONValue.object([:])),
            ("&&", .object([:])),
            ("A", .object(["A": .text("")])),
            ("A=", .object(["A": .text("")])),
            ("A=b&C=d&", .object(["A": .text("b"), "C": .text("d")])),
            ("A=b=c", .object(["A": .text("b=c")])),
            ("A=1&A=3&A=2", .object(["A": .text("2")])),
            ("A+b=c+d%2Be%20f", .object(["A b": .text("c d+e f")])),
            ("%41=%c3%BC%00%26", .object(["A": .text("ü\0&")])),
            ("A.B=1&A.C=2&AB=3", .object(["A": .object(["B": .text("1"), "C": .text("2")]), "AB": .text("3")])),
            ("A.B.C=1&A.B.D=2", .object(["A": .object(["B": .object(["C": .text("1"), "D": .text("2")])])])),
            // A value is less than members.
            ("A=x&A.B=1", .object(["A": .object(["B": .text("1")])])),
            ("L.member.1=a&L.member.2=b", .object(["L": .list([.text("a"), .text("b")])])),
            ("L.member.10=c&L.member.2=b&L.member.1=a", .object(["L": .list([.text("a"), .text("b"), .text("c")])])),
            ("L.member.7=b&L.member.3=a", .object(["L": .list([.text("a"), .text("b")])])),
            ("L.member.1=a&L.member.1=b", .object(["L": .list([.text("b")])])),
            ("L.member.99999999999999999999=b&L.member.8=a", .object(["L": .list([.text("a"), .text("b")])])),
            (
                "T.member.2.Key=c&T.member.1.Key=a&T.member.1.Value=b",
                .object(["T": .list([.object(["Key": .text("a"), "Value": .text("b")]), .object(["Key": .text("c")])])])
            ),
            ("L.member.1.member.1=a&L.member.1.member.2=b", .object(["L": .list([.list([.text("a"), .text("b")])])])),
            (
                "M.entry.1.key=a&M.entry.1.value=1&M.entry.2.key=b.c&M.entry.2.value=2",
                .object(["M": .object(["a": .text("1"), "b.c": .text("2")])])
            ),
            ("M.entry.1.key=a&M.entry.1.value=1&M.entry.2.key=a&M.entry.2.value=2", .object(["M": .object(["a": .text("2")])])),
            (
                "M.entry.1.key=a&M.entry.1.value.member.1=x&M.entry.1.value.member.2=y",
                .object(["M": .object(["a": .list([.text("x"), .text("y")])])])
            ),
            ("M.entry.1.key=a&M.entry.1.value.X=1", .object(["M": .object(["a": .object(["X": .text("1")])])])),
            // What only looks like a list or map is left as it is.
            ("member.1=a", .object(["member": .object(["1": .text("a")])])),
            ("L.member=a", .object(["L": .object(["member": .text("a")])])),
            ("L.member.x=a", .object(["L": .object(["member": .object(["x": .text("a")])])])),
            ("L.member.0=a", .object(["L": .object(["member": .object(["0": .text("a")])])])),
            ("L.member.1=a&L.X=b", .object(["L": .object(["member": .object(["1": .text("a")]), "X": .text("b")])])),
            ("M.entry.1.key=a", .object(["M": .object(["entry": .object(["1": .object(["key": .text("a")])])])])),
            (".=x", .object(["": .object(["": .text("x")])])),
            ("=x", .object(["": .text("x")])),
        ])
    func trees(_ form: String, _ meaning: JSONValue) throws {
        #expect(JSONValue(try FormBody.parse(Array(form.utf8))) == meaning)
    }

    @Test(
        "broken escapes, broken UTF-8 and endless names are malformed",
        arguments: [
            ("A=%", "The request holds a malformed percent escape."),
            ("A=%4", "The request holds a malformed percent escape."),
            ("A=%4g", "The request holds a malformed percent escape."),
            ("A%=b", "The request holds a malformed percent escape."),
            ("A=%+1", "The request holds a malformed percent escape."),
            ("A=%FF", "The request is not valid UTF-8."),
            ("A=%ED%A0%80", "The request is not valid UTF-8."),
            ("A=%C0%80", "The request is not valid UTF-8."),
            // Each text for itself: halves of a character in neighbours make none.
            ("A%C3=%BC", "The request is not valid UTF-8."),
            (String(repeating: "a.", count: 40) + "a=1", "The name of a parameter has too many parts."),
        ])
    func malformed(_ form: String, _ message: String) {
        #expect(throws: AWSError("MalformedInput", message, status: 400, origin: .frontEnd)) { try FormBody.parse(Array(form.utf8)) }
    }

    @Test("typed input is read from forms as from JSON") func typed() throws {
        let input: Kitchen = try .query(
            "Action=X&SecretId=db1&Count=3&Order=desc&Tags.member.1.Key=k&Tags.member.1.Value=v&Names.member.2=b&Names.member.1=a&Flag=false"
                + "&Plain=&Whole=-7&Long=9007199254740993&Ratio=0.25&When=2018-04-11T20%3A05%3A45.713Z&FunctionARN=arn&SecretString=p%40ss+w"
                + "&SecretBinary=%2F%2F79AA%3D%3D&Labels.entry.1.key=a&Labels.entry.1.value=1&Nested.Required.Key=k&Nested.Required.Values.member.1=v"
        )
        #expect(input.secretId.text == "db1")
        #expect(input.count?.value == 3)
        #expect(input.order == .desc)
        #expect(input.tags == [TagMember(key: Name("k"), value: "v")])
        #expect(input.names?.items.map(\.text) == ["a", "b"])
        #expect(input.flag == false)
        #expect(input.plain == "")
        #expect(input.whole == -7)
        #expect(input.long == 9_007_199_254_740_993)
        #expect(input.ratio == 0.25)
        #expect(input.when == Instant(milliseconds: 1_523_477_145_713))
        #expect(input.function == "arn")
        #expect(input.secretString?.bytes.text == "p@ss w")
        #expect(input.secretBinary?.bytes.content == [0xFF, 0xFE, 0xFD, 0x00])
        #expect(input.labels == ["a": "1"])
        #expect(input.nested?.required?.values == [Name("v")])
    }

    @Test("an empty text stands for an empty list, map or structure") func empty() throws {
        let input: Kitchen = try .query("SecretId=a&Tags=&Labels=&Nested=")
        #expect(input.tags == [])
        #expect(input.labels == [:])
        #expect(input.nested != nil)
    }

    @Test(
        "timestamps are ISO 8601",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-01-31T23:59:59Z", 1_769_903_999_000), ("2024-02-29T00:00:00.5Z", 1_709_164_800_500),
            ("1970-01-01T00:00:00.123456789Z", 123), ("1970-01-01T02:00:00+02:00", 0), ("1969-12-31T19:30:00-04:30", 0),
            ("1969-12-31T23:59:59.999Z", -1),
        ] as [(String, Int64)])
    func timestamps(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(iso8601: Array(text.utf8)[...]) == Instant(milliseconds: milliseconds))
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "2026-01-31", "2026-01-31T23:59:59", "2026-01-31 23:59:59Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Zx",
            "2026-01-01T00:00:00+0200", "2026-01-01T00:00:00+24:00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00",
            "20260101T000000Z", "-026-01-01T00:00:00Z", "1523477145",
        ])
    func noTimestamps(_ text: String) {
        #expect(Instant(iso8601: Array(text.utf8)[...]) == nil)
    }
}
