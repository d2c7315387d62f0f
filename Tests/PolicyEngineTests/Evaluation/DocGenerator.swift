@testable import PolicyEngine

/// Makes policies and questions out of few words, so that they often meet.
struct DocGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }
    mutating func some<Element>(_ elements: [Element], _ counts: ClosedRange<Int>) -> [Element] {
        (0..<Int.random(in: counts, using: &random)).map { _ in pick(elements) }
    }

    static let principals: [String] = [
        bob, bob, alice, root, role, session, session, "arn:aws:sts::111122223333:assumed-role/app/two", federated, stranger,
        strangerSession, "arn:aws:iam::444455556666:root", lambda, "events.amazonaws.com", "*",
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com", linkedSession,
    ]
    static let linkedSession: String = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForRDS/x"
    static let linkedRole: String = "arn:aws:iam::111122223333:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"
    static let actions: [String] = [
        "secretsmanager:GetSecretValue", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "SecretsManager:listsecrets",
        "kms:Decrypt", "kms:Decrypt", "kms:ListKeys", "s3:GetObject",
    ]
    static let resources: [String] = [
        secret, secret, "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-XyZ123",
        "arn:aws:secretsmanager:eu-west-1:444455556666:secret:db-AbCdEf", "*", "arn:aws:s3:::bucket/red/x:y",
    ]
    static let roleARN: String = "arn:aws:iam::111122223333:role/target"
    static let dates: [String] = ["2026-01-01T00:00:00Z", "2026-06-01T12:30:00Z", "1767225600"]

    // MARK: Questions

    mutating func question() -> NaiveEvaluator.Question {
        let principal: String = pick(Self.principals)
        let isTrust: Bool = chance(20)
        let action: String = isTrust ? pick(["sts:AssumeRole", "sts:assumerole", "sts:TagSession"]) : pick(Self.actions)
        let resource: String =
            isTrust ? Self.roleARN : action.hasPrefix("kms:D") ? key : action.hasPrefix("kms:") ? "*" : pick(Self.resources)
        let parts: [Substring] = resource.split(separator: ":", omittingEmptySubsequences: false)
        let own: String = parts.count > 4 && parts[4].count == 12 ? String(parts[4]) : "111122223333"
        var context: [String: [String]] = [:]
        var lists: Set<String> = []
        for (key, values): (String, [String]) in Self.facts where chance(60) {
            if key == "aws:TagKeys" {
                lists.insert(key)
                context[key] = some(values, 0...3)
            } else {
                context[chance(20) ? key.uppercased() : key] = [pick(values)]
            }
        }
        var role: String = ""
        switch principal {
        case session, "arn:aws:sts::111122223333:assumed-role/app/two": role = PolicyEngineTests.role
        case strangerSession: role = "arn:aws:iam::444455556666:role/job"
        case PolicyEngineTests.role: role = principal
        case Self.linkedSession:
            role = Self.linkedRole
            context["aws:PrincipalArn"] = [role]
        case federated where chance(50):
            role = bob
            context["aws:PrincipalArn"] = [bob]
        default: break
        }
        return NaiveEvaluator.Question(
            principal: principal, role: role, action: action, resource: resource, owner: chance(10) ? "444455556666" : own,
            context: context, lists: lists)
    }

    static let facts: [(String, [String])] = [
        ("aws:PrincipalTag/team", ["red", "blue", "*"]), ("aws:ResourceTag/team", ["red", "blue", "Red"]),
        ("aws:TagKeys", ["a", "b", "c"]),
        ("aws:SourceIp", ["10.0.0.1", "10.1.0.1", "192.0.2.7", "no address"]), ("aws:CurrentTime", dates),
        ("aws:MultiFactorAuthPresent", ["true", "false", "True"]), ("aws:MultiFactorAuthAge", ["10", "3600", "-1", "x"]),
        ("secretsmanager:VersionStage", ["AWSCURRENT", "AWSPREVIOUS", "awscurrent"]), ("kms:RequestHash", ["AAEC", "YQ=="]),
        ("aws:SourceArn", ["arn:aws:sns:eu-west-1:111122223333:topic", "arn:aws:lambda:eu-west-1:111122223333:function:f", "none"]),
    ]

    // MARK: Documents

    /// - Parameter deny: How many of a hundred statements deny.
    mutating func document(as role: PolicyRole, deny: Int) -> Doc {
        let count: Int = chance(15) ? Int.random(in: 7...12, using: &random) : Int.random(in: 1...3, using: &random)
        let statements: [Doc] = (0..<count).map { _ in statement(as: role, deny: deny) }
        var members: [(String, Doc)] = []
        if chance(80) {
            members.append(("Version", .text("2012-10-17")))
        } else if chance(50) {
            members.append(("Version", .text("2008-10-17")))
        }
        members.append(("Statement", count == 1 && chance(50) ? statements[0] : .list(statements)))
        return .members(members)
    }

    mutating func statement(as role: PolicyRole, deny: Int) -> Doc {
        var members: [(String, Doc)] = [("Effect", .text(chance(deny) ? "Deny" : "Allow"))]
        if role == .resource || role == .trust { members.append((chance(85) ? "Principal" : "NotPrincipal", principals())) }
        let actions: [String] =
            role == .trust
            ? ["sts:AssumeRole", "sts:*", "STS:assume*", "*", "sts:TagSession"]
            : [
                "*", "*:*", "secretsmanager:*", "secretsmanager:GetSecretValue", "secretsmanager:Get*", "SECRETSMANAGER:get?ecret*",
                "kms:*",
                "kms:Decrypt", "kms:List*", "s3:GetObject", "s3:*", "sts:AssumeRole", "sts:*",
            ]
        members.append((chance(90) ? "Action" : "NotAction", list(some(actions, 1...3))))
        if role != .trust { members.append((chance(90) ? "Resource" : "NotResource", list(some(Self.patterns, 1...2)))) }
        if chance(45) { members.append(("Condition", conditions())) }
        return .members(members)
    }

    static let patterns: [String] = [
        "*", "*", "*", secret, "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????", "arn:aws:secretsmanager:*:*:secret:*",
        "arn:*:*:*:*:*", "arn:aws:kms:*:111122223333:key/*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
        "arn:aws:secretsmanager:eu-west-1:${aws:PrincipalAccount}:secret:${aws:PrincipalTag/dept, 'db'}-*", "arn:aws:iam::*:role/t?rget",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:${*}", "arn:aws:s3:::*red*y",
        "arn:aws:iam::111122223333:role/${aws:TagKeys}*",
    ]

    private mutating func list(_ texts: [String]) -> Doc {
        texts.count == 1 && chance(50) ? .text(texts[0]) : .list(texts.map { .text($0) })
    }

    private mutating func principals() -> Doc {
        if chance(15) { return .text("*") }
        let names: [String] = [
            "*", "111122223333", root, bob, alice, role, session, federated, stranger, "444455556666", strangerSession,
            "arn:aws:iam::444455556666:role/job", Self.linkedRole,
        ]
        var members: [(String, Doc)] = [("AWS", list(some(names, 1...3)))]
        if chance(25) { members.append(("Service", list(some([lambda, "events.amazonaws.com"], 1...2)))) }
        if chance(15) { members.append(("Federated", .text("arn:aws:iam::111122223333:oidc-provider/idp.example.com"))) }
        return .members(members)
    }

    private mutating func conditions() -> Doc {
        var operators: [(String, Doc)] = []
        for _: Int in 0..<Int.random(in: 1...2, using: &random) {
            let (name, keys, values): (String, [String], [String]) = pick(Self.tests)
            guard !operators.contains(where: { $0.0 == name }) else { continue }
            operators.append((name, .members([(pick(keys), list(some(values, 1...3)))])))
        }
        return .members(operators)
    }

    private static let texts: [String] = [
        "aws:PrincipalTag/team", "AWS:PRINCIPALTAG/TEAM", "aws:ResourceTag/team", "secretsmanager:VersionStage", "aws:PrincipalArn",
        "aws:PrincipalAccount", "aws:PrincipalType", "aws:username", "aws:ResourceAccount", "aws:userid", "aws:Absent", "aws:TagKeys",
    ]
    private static let words: [String] = [
        "red", "blue", "RED", "AWSCURRENT", "${aws:PrincipalTag/team}", "${aws:ResourceTag/team, 'blue'}", "111122223333", "bob", "User",
        "*", "b*", "AWS*", "?ed", "${aws:username}",
    ]
    private static let arns: [String] = [
        "arn:aws:sns:*:111122223333:*", "arn:aws:iam::111122223333:*/*", "arn:aws:lambda:eu-west-1:111122223333:function:f",
        "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}", "arn:*:*:*:*:role*",
    ]
    private static let tests: [(String, [String], [String])] = {
        var tests: [(String, [String], [String])] = []
        for suffix: String in ["", "", "IfExists"] {
            for prefix: String in ["", "", "ForAllValues:", "ForAnyValue:"] {
                let keys: [String] = prefix.isEmpty ? texts : ["aws:TagKeys", "aws:TagKeys", "aws:PrincipalTag/team"]
                let values: [String] = prefix.isEmpty ? words : ["a", "b", "c", "red", "*", "?"]
                for name: String in ["Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"] {
                    tests.append(("\(prefix)String\(name)\(suffix)", keys, values))
                }
            }
            for name: String in ["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"] {
                tests.append((name + suffix, ["aws:SourceArn", "aws:PrincipalArn"], arns))
            }
            for name: String in ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"] {
                tests.append(("Numeric\(name)\(suffix)", ["aws:MultiFactorAuthAge"], ["10", "3600", "0.5"]))
                tests.append(("Date\(name)\(suffix)", ["aws:CurrentTime"], dates))
            }
            tests.append(("Bool" + suffix, ["aws:MultiFactorAuthPresent"], ["true", "false"]))
            tests.append(("IpAddress" + suffix, ["aws:SourceIp"], ["10.0.0.0/8", "10.0.0.1", "192.0.2.0/24"]))
            tests.append(("NotIpAddress" + suffix, ["aws:SourceIp"], ["10.0.0.0/16", "192.0.2.7/32"]))
            tests.append(("BinaryEquals" + suffix, ["kms:RequestHash"], ["AAEC", "YQ=="]))
        }
        tests.append(("Null", texts, ["true", "false"]))
        return tests
    }()
}
