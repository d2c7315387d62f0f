import AWSTypes
import Testing

@testable import PolicyEngine

@Suite("Condition values") struct ConditionValueTests {
    private func operand(_ text: String, _ comparison: ConditionOperator) throws -> ConditionValue.Operand {
        try ConditionValue(text, for: comparison, hasVariables: true).operand
    }

    @Test(
        "dates become instants",
        arguments: [
            ("1970", 0), ("1970-02", 2_678_400_000), ("1970-01-02", 86_400_000), ("1970-01-01T01:00Z", 3_600_000),
            ("1970-01-01T00:00:01.5Z", 1500),
            ("1970-01-01T00:00:00.0019999Z", 1), ("1970-01-01T02:00:00+02:00", 0), ("1970-01-01T00:00:00-0130", 5_400_000),
            ("1970-01-01T00:00:07", 7000), ("86400", 86_400_000), ("0", 0),
        ] as [(String, Int64)])
    func dates(text: String, milliseconds: Int64) throws {
        #expect(try operand(text, .dateEquals) == .date(Instant(milliseconds: milliseconds)))
    }

    @Test("numbers, flags and bytes are read") func scalars() throws {
        #expect(try operand("-2.50", .numericEquals) == .number(-2.5))
        #expect(try operand("1e3", .numericLessThan) == .number(1000))
        #expect(try operand("TRUE", .bool) == .flag(true))
        #expect(try operand("false", .null) == .flag(false))
        #expect(try operand("aGVsbG8/+w==", .binaryEquals) == .bytes(Array("hello?".utf8) + [0xFB]))
    }

    @Test("a star is a wildcard only where the operator knows wildcards") func wildcards() throws {
        #expect(try operand("a*", .stringLike) == .pattern(WildcardPattern(wildcards: "a*".utf8)))
        #expect(try operand("a*", .stringEquals) == .pattern(WildcardPattern(literal: "a*")))
    }

    @Test("an ARN has parts unless variables hide them") func arns() throws {
        guard case .arn(let arn) = try operand("arn:aws:sns:*:${aws:PrincipalAccount}:a:b*", .arnLike) else {
            Issue.record("no ARN")
            return
        }
        #expect(arn.account.hasVariables)
        #expect(arn.region.matches("eu-west-1"))
        #expect(arn.resource.matches("a:bc"))
        #expect(try operand("*", .arnEquals) == .anyARN)
        guard case .unfilledARN = try operand("${aws:PrincipalArn}", .arnEquals) else {
            Issue.record("no unfilled ARN")
            return
        }
    }

    @Test(
        "a range contains its addresses",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.9.9.9/8", "10.0.0.1", true),
            ("0.0.0.0/0", "1.2.3.4", true),
            ("1.2.3.4", "1.2.3.4", true), ("1.2.3.4", "1.2.3.5", false), ("192.0.2.128/25", "192.0.2.127", false),
            ("::/0", "1.2.3.4", false),
            ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
            ("::ffff:1.2.3.4", "::FFFF:102:304", true),
            ("1::8", "1:0:0:0:0:0:0:8", true), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", true), ("1:2::", "1:2:0:0:0:0:0:0", true),
            ("10.0.0.0/9", "10.0.0.0/8", false),
        ] as [(String, String, Bool)])
    func ranges(range: String, address: String, expected: Bool) throws {
        #expect(try #require(IPNetwork(range)).contains(try #require(IPNetwork(address))) == expected)
    }
}
