import Testing

@testable import PolicyEngine

/// When a condition holds. Shown as the condition and the request's keys.
struct ConditionRow: CustomTestStringConvertible, Sendable {
    let condition: String
    let context: [String: RequestContext.Value]
    let holds: Bool

    var testDescription: String {
        let facts: String = context.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        return "{\(condition)} with \(facts.isEmpty ? "nothing" : facts)"
    }
}

private func holds(_ condition: String, _ context: [String: RequestContext.Value] = [:]) -> ConditionRow {
    ConditionRow(condition: condition, context: context, holds: true)
}

private func fails(_ condition: String, _ context: [String: RequestContext.Value] = [:]) -> ConditionRow {
    ConditionRow(condition: condition, context: context, holds: false)
}

/// `"<operator>": {"k:x": [values]}` with k:x being `value`, or absent.
private func holds(_ name: String, _ values: String, _ value: String?) -> ConditionRow { one(name, values, value, true) }
private func fails(_ name: String, _ values: String, _ value: String?) -> ConditionRow { one(name, values, value, false) }

private func one(_ name: String, _ values: String, _ value: String?, _ holds: Bool) -> ConditionRow {
    ConditionRow(condition: #""\#(name)":{"k:x":[\#(values)]}"#, context: value.map { ["k:x": .one($0)] } ?? [:], holds: holds)
}

private func holdsAll(_ name: String, _ values: String, _ given: [String]) -> ConditionRow { many(name, values, given, true) }
private func failsAll(_ name: String, _ values: String, _ given: [String]) -> ConditionRow { many(name, values, given, false) }

private func many(_ name: String, _ values: String, _ given: [String], _ holds: Bool) -> ConditionRow {
    ConditionRow(condition: #""\#(name)":{"k:x":[\#(values)]}"#, context: ["k:x": .many(given)], holds: holds)
}

let textConditionRows: [ConditionRow] = [
    holds("StringEquals", #""a""#, "a"), fails("StringEquals", #""a""#, "A"), fails("StringEquals", #""a""#, "ab"),
    fails("StringEquals", #""a""#, nil), holds("StringEquals", #""a","b""#, "b"), fails("StringEquals", #""a","b""#, "c"),
    fails("StringEquals", #""a*""#, "ab"), holds("StringEquals", #""a*""#, "a*"), holds("StringEquals", #""""#, ""),
    fails("StringEquals", "", "a"), holds("StringEquals", "true", "true"), holds("StringEquals", "12", "12"),
    fails("StringEquals", #""\u00e9""#, "e\u{301}"), holds("StringEquals", #""\u00e9""#, "é"), fails("StringEquals", #""K""#, "\u{212A}"),
    holds("StringNotEquals", #""a""#, "b"), fails("StringNotEquals", #""a""#, "a"), holds("StringNotEquals", #""a""#, nil),
    fails("StringNotEquals", #""a","b""#, "b"), holds("StringNotEquals", #""a","b""#, "c"), holds("StringNotEquals", "", "a"),
    holds("StringEqualsIgnoreCase", #""aB""#, "Ab"), fails("StringEqualsIgnoreCase", #""aB""#, "Abc"),
    holds("StringEqualsIgnoreCase", #""É""#, "é"), fails("StringEqualsIgnoreCase", #""a*""#, "AB"),
    fails("StringEqualsIgnoreCase", #""a""#, nil), fails("StringNotEqualsIgnoreCase", #""aB""#, "AB"),
    holds("StringNotEqualsIgnoreCase", #""aB""#, "AC"), holds("StringNotEqualsIgnoreCase", #""aB""#, nil),
    holds("StringLike", #""a*""#, "ab"), holds("StringLike", #""a*""#, "a"), fails("StringLike", #""a*""#, "Ab"),
    holds("StringLike", #""a?c""#, "abc"), fails("StringLike", #""a?c""#, "ac"), holds("StringLike", #""*""#, ""),
    fails("StringLike", #""*""#, nil), holds("StringLike", #""x","*y""#, "xy"), fails("StringLike", #""${*}""#, "a"),
    holds("StringLike", #""${*}""#, "*"), fails("StringNotLike", #""a*""#, "ab"), holds("StringNotLike", #""a*""#, "b"),
    holds("StringNotLike", #""a*""#, nil), holds("StringEqualsIfExists", #""a""#, nil), fails("StringEqualsIfExists", #""a""#, "b"),
    holds("StringEqualsIfExists", #""a""#, "a"), holds("StringNotEqualsIfExists", #""a""#, nil),
    fails("StringNotEqualsIfExists", #""a""#, "a"), holds("StringLikeIfExists", #""a*""#, "ab"), holds("StringLikeIfExists", #""a*""#, nil),
]

let scalarConditionRows: [ConditionRow] = [
    holds("NumericEquals", "10", "10"), holds("NumericEquals", #""10""#, "10.0"), fails("NumericEquals", "10", "11"),
    fails("NumericEquals", "10", "ten"), fails("NumericEquals", "10", nil), holds("NumericEquals", "1,2,3", "3"),
    holds("NumericNotEquals", "10", "11"), fails("NumericNotEquals", "10", "10"), holds("NumericNotEquals", "10", nil),
    holds("NumericNotEquals", "10", "ten"), holds("NumericLessThan", "10", "9.5"), fails("NumericLessThan", "10", "10"),
    holds("NumericLessThanEquals", "10", "10"), fails("NumericLessThanEquals", "10", "10.5"), holds("NumericGreaterThan", "-1", "0"),
    fails("NumericGreaterThan", "0", "0"), holds("NumericGreaterThanEquals", "0", "0"), fails("NumericGreaterThanEquals", "0", "-0.1"),
    holds("NumericLessThan", "5,10", "7"), fails("NumericLessThan", "10", nil), holds("NumericLessThanIfExists", "10", nil),
    fails("NumericLessThanIfExists", "10", "11"), fails("NumericLessThan", "10", ""), fails("NumericLessThan", "10", "nan"),
    holds("DateEquals", #""2026-01-01T00:00:00Z""#, "2026-01-01T00:00:00Z"), holds("DateEquals", #""2026-01-01T00:00:00Z""#, "1767225600"),
    holds("DateEquals", #""2026-01-01""#, "2026-01-01T01:00:00+01:00"), fails("DateEquals", #""2026-01-01""#, "2026-01-02"),
    fails("DateEquals", #""2026-01-01""#, nil), holds("DateNotEquals", #""2026-01-01""#, "2026-01-02"),
    fails("DateNotEquals", #""2026-01-01""#, "1767225600"), holds("DateNotEquals", #""2026-01-01""#, nil),
    holds("DateLessThan", #""2026-01-01T00:00:00Z""#, "2025-12-31T23:59:59Z"), fails("DateLessThan", #""2026-01-01""#, "2026-01-01"),
    holds("DateLessThanEquals", #""2026-01-01""#, "2026-01-01"), holds("DateGreaterThan", #""2026-01-01""#, "2026-01-01T00:00:01Z"),
    fails("DateGreaterThan", #""2026-01-01""#, "2025"), holds("DateGreaterThanEquals", #""2026-01-01""#, "2026"),
    fails("DateGreaterThan", #""2026-01-01""#, "tomorrow"), holds("DateGreaterThanIfExists", #""2026-01-01""#, nil),
    holds("Bool", #""true""#, "true"), holds("Bool", "true", "TRUE"), fails("Bool", "true", "false"), fails("Bool", "true", nil),
    holds("Bool", "false", "false"), fails("Bool", "false", nil), fails("Bool", "true", "yes"), holds("BoolIfExists", "true", nil),
    fails("BoolIfExists", "true", "false"), holds("Bool", #""true","false""#, "false"),
    holds("BinaryEquals", #""AAEC""#, "AAEC"), fails("BinaryEquals", #""AAEC""#, "AAED"), fails("BinaryEquals", #""AAEC""#, "AAE"),
    fails("BinaryEquals", #""AAEC""#, nil), holds("BinaryEqualsIfExists", #""AAEC""#, nil),
    holds("Null", "true", nil), fails("Null", "true", "x"), holds("Null", "false", "x"), fails("Null", "false", nil),
    holds("Null", "true,false", nil), holds("Null", #""True""#, nil), fails("Null", "", nil), holds("Null", "false", ""),
]

let addressConditionRows: [ConditionRow] = [
    holds("IpAddress", #""10.0.0.0/8""#, "10.1.2.3"), fails("IpAddress", #""10.0.0.0/8""#, "11.1.2.3"),
    holds("IpAddress", #""10.1.2.3""#, "10.1.2.3"), fails("IpAddress", #""10.1.2.3""#, "10.1.2.4"),
    holds("IpAddress", #""192.0.2.0/24","10.0.0.0/8""#, "10.0.0.1"), fails("IpAddress", #""0.0.0.0/0""#, "::1"),
    holds("IpAddress", #""2001:db8::/32""#, "2001:DB8:0:1::5"), fails("IpAddress", #""2001:db8::/32""#, "2001:db9::1"),
    fails("IpAddress", #""10.0.0.0/8""#, nil), fails("IpAddress", #""10.0.0.0/8""#, "host"), fails("IpAddress", #""10.0.0.0/8""#, ""),
    holds("IpAddressIfExists", #""10.0.0.0/8""#, nil), holds("NotIpAddress", #""10.0.0.0/8""#, "11.0.0.1"),
    fails("NotIpAddress", #""10.0.0.0/8""#, "10.0.0.1"), holds("NotIpAddress", #""10.0.0.0/8""#, nil),
    fails("NotIpAddress", #""192.0.2.0/24","10.0.0.0/8""#, "10.0.0.1"), holds("NotIpAddress", #""10.0.0.0/8""#, "host"),

    holds("ArnEquals", #""arn:aws:sns:eu-west-1:1:t""#, "arn:aws:sns:eu-west-1:1:t"),
    holds("ArnEquals", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:eu-west-1:1:t"),
    holds("ArnLike", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:x:1:a:b"),
    fails("ArnLike", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:x:2:t"), fails("ArnLike", #""arn:aws:s*:::t""#, "arn:aws:sns:x::t"),
    fails("ArnLike", #""arn:aws:sns:*:*:t""#, "not:an:arn"), fails("ArnLike", #""arn:aws:sns:*:*:t""#, nil),
    holds("ArnLike", #""*""#, "anything"),
    holds("ArnLikeIfExists", #""arn:aws:sns:*:*:t""#, nil), holds("ArnNotEquals", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:x:2:t"),
    fails("ArnNotEquals", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:x:1:t"), holds("ArnNotLike", #""arn:aws:sns:*:1:*""#, nil),
    holds("ArnNotLike", #""arn:aws:sns:*:1:*""#, "not:an:arn"), fails("ArnNotLike", #""arn:aws:sns:*:1:*""#, "arn:aws:sns::1:"),
    fails("ArnLike", #""arn:aws:sns:*:1:T""#, "arn:aws:sns:x:1:t"), holds("ArnLike", #""arn:aws:s3:::b/*/c""#, "arn:aws:s3:::b/x/y:z/c"),
]

let setConditionRows: [ConditionRow] = [
    holdsAll("ForAllValues:StringEquals", #""a","b""#, ["a", "b"]), holdsAll("ForAllValues:StringEquals", #""a","b""#, ["a"]),
    failsAll("ForAllValues:StringEquals", #""a","b""#, ["a", "c"]), holdsAll("ForAllValues:StringEquals", #""a""#, []),
    holds("ForAllValues:StringEquals", #""a""#, nil), holds("ForAllValues:StringEquals", #""a""#, "a"),
    fails("ForAllValues:StringEquals", #""a""#, "b"), failsAll("ForAllValues:StringEquals", "", ["a"]),
    holdsAll("ForAllValues:StringLike", #""a*""#, ["ab", "ac"]), failsAll("ForAllValues:StringLike", #""a*""#, ["ab", "b"]),
    holdsAll("ForAllValues:StringNotEquals", #""a""#, ["b", "c"]), failsAll("ForAllValues:StringNotEquals", #""a""#, ["a", "b"]),
    holds("ForAllValues:StringNotEquals", #""a""#, nil), holdsAll("ForAllValues:StringEqualsIgnoreCase", #""A""#, ["a", "A"]),
    holdsAll("ForAnyValue:StringEquals", #""a""#, ["b", "a"]), failsAll("ForAnyValue:StringEquals", #""a""#, ["b", "c"]),
    failsAll("ForAnyValue:StringEquals", #""a""#, []), fails("ForAnyValue:StringEquals", #""a""#, nil),
    holds("ForAnyValue:StringEquals", #""a""#, "a"), holdsAll("ForAnyValue:StringNotEquals", #""a""#, ["a", "b"]),
    failsAll("ForAnyValue:StringNotEquals", #""a""#, ["a"]), fails("ForAnyValue:StringNotEquals", #""a""#, nil),
    holdsAll("ForAnyValue:StringLike", #""a*""#, ["x", "ab"]), holds("ForAnyValue:StringEqualsIfExists", #""a""#, nil),
    failsAll("ForAnyValue:StringEqualsIfExists", #""a""#, ["b"]), holds("ForAllValues:StringEqualsIfExists", #""a""#, nil),
    holdsAll("ForAnyValue:ArnLike", #""arn:aws:sns:*:1:*""#, ["x", "arn:aws:sns:x:1:t"]),
    holdsAll("ForAllValues:NumericLessThan", "5", ["1", "4"]),
    holdsAll("ForAnyValue:IpAddress", #""10.0.0.0/8""#, ["1.2.3.4", "10.0.0.1"]),
    holdsAll("StringEquals", #""a""#, ["a"]), failsAll("StringEquals", #""a""#, ["a", "b"]),
    failsAll("StringNotEquals", #""x""#, ["a", "b"]),
    failsAll("StringEquals", #""a""#, []), holdsAll("StringNotEquals", #""a""#, []), holdsAll("Null", "true", []),
    holdsAll("Null", "false", ["a"]), holdsAll("StringEqualsIfExists", #""a""#, []),

    // Keys and variables
    holds(#""StringEquals":{"AWS:principaltag/TEAM":"red"}"#, ["aws:PrincipalTag/team": .one("red")]),
    fails(#""StringEquals":{"aws:PrincipalTag/team":"Red"}"#, ["aws:PrincipalTag/team": .one("red")]),
    holds(#""StringEquals":{"k:a":"1","k:b":"2"}"#, ["k:a": .one("1"), "k:b": .one("2")]),
    fails(#""StringEquals":{"k:a":"1","k:b":"2"}"#, ["k:a": .one("1"), "k:b": .one("3")]),
    fails(#""StringEquals":{"k:a":"1"},"Bool":{"k:b":true}"#, ["k:a": .one("1")]),
    holds(#""StringEquals":{"k:a":"1"},"Bool":{"k:b":true}"#, ["k:a": .one("1"), "k:b": .one("true")]),
    holds(
        #""StringEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t}"}"#, ["aws:ResourceTag/t": .one("x"), "aws:PrincipalTag/t": .one("x")]),
    fails(
        #""StringEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t}"}"#, ["aws:ResourceTag/t": .one("x"), "aws:PrincipalTag/t": .one("y")]),
    fails(#""StringEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t}"}"#, ["aws:ResourceTag/t": .one("x")]),
    holds(#""StringNotEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t}"}"#, ["aws:ResourceTag/t": .one("x")]),
    holds(#""StringEquals":{"aws:ResourceTag/t":"${aws:PrincipalTag/t, 'x'}"}"#, ["aws:ResourceTag/t": .one("x")]),
    fails(#""StringLike":{"k:a":"${k:b}"}"#, ["k:a": .one("zzz"), "k:b": .one("z*")]),
    holds(#""StringLike":{"k:a":"${k:b}*"}"#, ["k:a": .one("z*z"), "k:b": .one("z*")]),
    holds(#""StringEqualsIgnoreCase":{"k:a":"${k:b}"}"#, ["k:a": .one("ABC"), "k:b": .one("abC")]),
    holds(#""StringEqualsIgnoreCase":{"k:a":"${k:b, 'ABC'}"}"#, ["k:a": .one("abc")]),
    holds(#""ArnEquals":{"aws:SourceArn":"${aws:PrincipalArn}"}"#, ["aws:SourceArn": .one(bob)]),
    fails(#""ArnEquals":{"aws:SourceArn":"${aws:PrincipalArn}"}"#, ["aws:SourceArn": .one(alice)]),
    holds(#""ArnLike":{"aws:SourceArn":"arn:aws:iam::${aws:PrincipalAccount}:user/*"}"#, ["aws:SourceArn": .one(alice)]),
    fails(#""StringEquals":{"k:a":"${aws:TagKeys}"}"#, ["k:a": .one("a"), "aws:TagKeys": .many(["a"])]),

    // Keys that follow from the request
    holds(#""StringEquals":{"aws:username":"bob","aws:PrincipalType":"User","aws:PrincipalAccount":"111122223333"}"#),
    holds(#""ArnEquals":{"aws:PrincipalArn":"\#(bob)"}"#), holds(#""StringEquals":{"aws:ResourceAccount":"111122223333"}"#),
    fails(#""StringLike":{"aws:userid":"*"}"#), holds(#""StringEquals":{"aws:userid":"AIDAX"}"#, ["aws:userid": .one("AIDAX")]),
    holds(#""StringEquals":{"aws:username":"carl"}"#, ["AWS:UserName": .one("carl")]),
    fails(#""Bool":{"aws:MultiFactorAuthPresent":"false"}"#), holds(#""Null":{"aws:MultiFactorAuthPresent":"true"}"#),
    fails(#""StringLike":{"secretsmanager:VersionStage":"*"}"#),
]
