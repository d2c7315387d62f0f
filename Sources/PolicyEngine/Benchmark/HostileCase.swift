import AWSTypes

/// A policy and a request that were made to take long: 64 KiB together. For the benchmark and the tests.
package struct HostileCase: Sendable, CustomStringConvertible {
    package let description: String
    let document: String
    let action: String
    let resource: String
    let context: RequestContext

    /// - Parameters:
    ///   - unit: Repeated in the document until it is full.
    ///   - frame: The document around them.
    ///   - size: Of the document, in bytes.
    private init(
        _ name: String, _ unit: String, separator: String = ",", in frame: (String) -> String, size: Int = 32_768,
        action: String = "s3:GetObject", resource: String = "arn:aws:s3:::bucket/key", _ context: [String: RequestContext.Value] = [:]
    ) {
        description = name
        let count: Int = (size - frame("").utf8.count) / (unit.utf8.count + separator.utf8.count)
        document = frame(Array(repeating: unit, count: count).joined(separator: separator))
        self.action = action
        self.resource = resource
        self.context = RequestContext(context)
    }

    /// Reads, compiles and decides.
    package func decide() throws(PolicySyntaxError) -> Decision {
        let policy: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(document, as: .identity), name: description)
        return ApplicablePolicies(identity: [policy]).decide(request)
    }

    var request: PolicyRequest {
        PolicyRequest(
            principal: .user("arn:aws:iam::111122223333:user/bob", account: .zero), action: action, resource: resource,
            resourceAccount: .zero, context: context)
    }
}

extension HostileCase {
    private static func statement(_ actions: String = "\"*\"", on resources: String = "\"*\"", if condition: String = "{}") -> String {
        #"{"Effect":"Allow","Action":\#(actions),"Resource":\#(resources),"Condition":\#(condition)}"#
    }

    private static func document(_ statements: String) -> String { #"{"Version":"2012-10-17","Statement":[\#(statements)]}"# }

    private static func values(of comparison: String, _ key: String = "k:x") -> (String) -> String {
        { list in document(statement(if: #"{"\#(comparison)":{"\#(key)":[\#(list)]}}"#)) }
    }

    private static let long: String = String(repeating: "a", count: 32_000)
    private static let number: String = String(repeating: "1", count: 32_000)
    private static let many: RequestContext.Value = .many((0..<8000).map { "\($0 % 10)a" })
    private static let whole: Int = 65_000

    package static let all: [HostileCase] = documents + texts + lists

    /// Large documents, and a request as it may be.
    private static let documents: [HostileCase] = {
        let usual: [String: RequestContext.Value] = [
            "k:x": .one(String(repeating: "a", count: 2000)), "aws:TagKeys": .many([String](repeating: "a", count: 50)),
        ]
        let path: String = "arn:aws:s3:::" + String(repeating: "a", count: 2000)
        func about(_ resources: String) -> String { document(statement(on: resources)) }
        return [
            HostileCase("statements", statement(), in: document, size: whole, usual),
            HostileCase(
                "denials with conditions",
                #"{"Effect":"Deny","NotAction":"a:b","Resource":"*","Condition":{"StringLike":{"k:x":"*a*b"}}}"#, in: document,
                size: whole, usual),
            HostileCase("resources", #""arn:aws:s3:::*a*b""#, in: { about("[\($0)]") }, size: whole, resource: path, usual),
            HostileCase("one resource", "*a?", separator: "", in: { about("\"arn:aws:s3:::\($0)b\"") }, size: whole, resource: path, usual),
            HostileCase("a long run", "a", separator: "", in: { about("\"arn:aws:s3:::*\($0)*\"") }, size: whole, resource: path, usual),
            HostileCase(
                "variables", "${k:x}", separator: "", in: { about("\"arn:aws:s3:::*\($0)b\"") }, size: whole, resource: path, usual),
            HostileCase(
                "absent variables", "${k:none}", separator: "", in: { about("\"arn:aws:s3:::*\($0)\"") }, size: whole, resource: path,
                usual),
            HostileCase("keys", " ", separator: "", in: { _ in document(statement(if: keys)) }, size: whole, usual),
            HostileCase("values", #""*a*b""#, in: values(of: "ForAllValues:StringLike", "aws:TagKeys"), size: whole, usual),
            HostileCase("networks", #""10.0.0.0/8""#, in: values(of: "IpAddress"), size: whole, usual),
        ]
    }()

    /// As many condition keys as there is room for.
    private static let keys: String = {
        let members: [String] = (0..<2100).map { #""aws:ResourceTag/t\#($0)":"a""# }
        return #"{"StringNotEquals":{\#(members.joined(separator: ","))}}"#
    }()

    /// Long texts, and patterns of which each looks through all of them.
    private static let texts: [HostileCase] = [
        HostileCase("a run that is almost there", #""*aab*""#, in: values(of: "StringLike"), ["k:x": .one(long)]),
        HostileCase("the same with question marks", #""*a?b*c""#, in: values(of: "StringLike"), ["k:x": .one(long + "c")]),
        HostileCase("two stars", #""*a*b""#, in: values(of: "StringLike"), ["k:x": .one(long)]),
        HostileCase("negated", #""*aab*""#, in: values(of: "StringNotLike"), ["k:x": .one(long)]),
        HostileCase("another case", #""${k:y}A""#, in: values(of: "StringEqualsIgnoreCase"), ["k:x": .one(long), "k:y": .one(long)]),
        HostileCase(
            "a variable many times", "${k:y}", separator: "", in: values { "\"*\($0)b\"" }, ["k:x": .one(long), "k:y": .one("aaaa")]),
        HostileCase(
            "a long variable many times", "*${k:y}", separator: "", in: values { "\"\($0)b*\"" },
            ["k:x": .one(long), "k:y": .one(String(repeating: "a", count: 900))]),
        HostileCase(
            "patterns with a long variable", #""*${k:y}b*""#, in: values(of: "StringLike"),
            ["k:x": .one(long), "k:y": .one(String(repeating: "a", count: 700))]),
        HostileCase(
            "ARNs with a variable", #""arn:aws:s3:::*${k:y}*b*""#, in: values(of: "ArnLike"),
            ["k:x": .one("arn:aws:s3:::" + long), "k:y": .one("a")]),
        HostileCase("ARNs", #""arn:aws:s3:::*aab*""#, in: values(of: "ArnLike"), ["k:x": .one("arn:aws:s3:::" + long)]),
        HostileCase(
            "resources like a long one", #""arn:aws:s3:::*aab*""#, in: { document(statement(on: "[\($0)]")) },
            resource: "arn:aws:s3:::" + long),
        HostileCase("actions like a long one", #""s3:*aab*""#, in: { document(statement("[\($0)]")) }, action: "s3:" + long),
        HostileCase("a number", "1", in: values(of: "NumericEquals"), ["k:x": .one(number)]),
        HostileCase("a date", #""2026-01-01T00:00:00Z""#, in: values(of: "DateEquals"), ["k:x": .one(number)]),
        HostileCase("bytes", #""AAAA""#, in: values(of: "BinaryEquals"), ["k:x": .one(long)]),
    ]

    /// Many values on both sides.
    private static let lists: [HostileCase] = [
        HostileCase("texts in a list", #""ab""#, in: values(of: "ForAnyValue:StringEquals"), ["k:x": many]),
        HostileCase("texts in a list, whatever their case", #""ab""#, in: values(of: "ForAnyValue:StringEqualsIgnoreCase"), ["k:x": many]),
        HostileCase("patterns in a list", #""*b""#, in: values(of: "ForAnyValue:StringLike"), ["k:x": many]),
        HostileCase(
            "variables in a list", #""${k:y}""#, in: values(of: "ForAnyValue:StringLike"), ["k:x": many, "k:y": .one("b")]),
        HostileCase("numbers in a list", "1", in: values(of: "ForAnyValue:NumericEquals"), ["k:x": .many((0..<8000).map { "2\($0)" })]),
        HostileCase(
            "networks in a list", #""10.0.0.0/8""#, in: values(of: "ForAnyValue:IpAddress"),
            ["k:x": .many((0..<3000).map { "11.0.0.\($0 % 200)" })]),
    ]

    private static func values(_ list: @escaping (String) -> String) -> (String) -> String {
        { unit in values(of: "StringLike")(list(unit)) }
    }
}
