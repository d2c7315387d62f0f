import AWSTypes
import Cryptography
import Model
import PolicyEngine
import SecretMemory
import SigV4
import Wire

/// Every parser of foreign bytes.
enum Parsers {
    static func all() throws -> [any Subject] {
        [json, form, authorization, presigned, policy, policyCase, names, schedules, filters] + (try sealed()) + [try tokens()]
            + (try identities())
    }

    static let json: Parser = Parser(
        "json",
        texts: [
            #"{"SecretId":"db","Name":"a","Count":12,"Flag":true}"#,
            #"{"Tags":[{"Key":"k","Value":"v"},{"Key":"ü","Value":"\ud83d\ude00"}],"SecretString":"{\"user\":\"a\"}"}"#,
            #"{ "Ratio" : -1.25e+3 , "When" : 1523477145.713 , "Nothing" : null , "Names" : [ "a" , "b" ] }"#,
            #"{"Labels":{"a":"1","b":"\/\b\f\n\r\t\\\""},"Nested":{"Nested":{"Nested":{"Name":"x"},"Name":"y"},"Name":"z"}}"#, "{}",
            " {\"a\":[[[[[]]]]],\"b\":[{},{},0,-0,0.0,1e1]}\r\n\t ",
        ],
        awkward: [
            String(repeating: "[", count: 40), #"\ud800"#, #"\udc00"#, #"\u0000"#, "1e999", "-", "99999999999999999999", "NaN", ",", "null",
            #""a":"#, "{}", "{\"Nested\":", "\\", "\"", "\u{FEFF}",
        ]
    ) { _ = try WireDecoder(try JSONBody.parse($0), protocol: .json).decode(Pantry.self) }

    static let form: Parser = Parser(
        "form",
        texts: [
            "Action=GetCallerIdentity&Version=2011-06-15",
            "Name=prod%2Fdb&Tags.member.1.Key=k&Tags.member.1.Value=v+w&Tags.member.2.Key=%C3%BC&Tags.member.2.Value=&Count=12",
            "Labels.entry.1.key=a&Labels.entry.1.value=1&Labels.entry.2.key=b&Labels.entry.2.value=2&Flag=true&Ratio=-1.25e3",
            "When=2026-01-31T23%3A59%3A59Z&Names.member.2=b&Names.member.1=a&Names.member.10=c&Nested.Nested.Name=x&Nested.Name=y", "",
        ],
        awkward: [
            "%", "%F", "%ff", "%ED%A0%80", "&", "=", ".", "..", ".member.", ".member.1", ".member.01", ".member.0", ".entry.1.key",
            ".entry.1.value", "999999999999999999999", String(repeating: "a.", count: 40), "%00", "%2E", "+", "&Names.member.1=",
        ]
    ) { _ = try WireDecoder(try FormBody.parse($0), protocol: .query, showsValues: false).decode(Pantry.self) }

    /// Authorization, X-Amz-Date, Host and a further field, a line each.
    static let authorization: Parser = Parser(
        "authorization",
        texts: [
            """
            AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/secretsmanager/aws4_request, SignedHeaders=host;x-amz-date, \
            Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7
            20150830T123600Z
            127.0.0.1:4566
            x y  z
            """,
            """
            AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/sts/aws4_request,SignedHeaders=a;host;x-amz-date,Signature=aa
            Sun, 06 Nov 1994 08:49:37 GMT
            [::1]:80
            """,
        ],
        awkward: [", ", "=", ";", "/", "Credential=", "Signature=", "SignedHeaders=", "aws4_request", "Z", "T", "%", "host;", "2015"]
    ) { input in
        let lines: [String] = input.lines(4)
        let message: SignedMessage = SignedMessage(
            method: "POST", target: "/",
            fields: [("Authorization", lines[0]), ("X-Amz-Date", lines[1]), ("Host", lines[2]), ("A", lines[3])])
        let claim: SignatureClaim = try SignatureClaim(reading: message)
        let key: SigningKey = SigningKey(secret: SecretBytes(utf8: "secret"), scope: claim.scope)
        // No damaged signature is a good one; what matters is that both come to an end.
        try? claim.checkScope(service: "sts", regions: [.usEast1], now: claim.time, tolerance: .minutes(5))
        try? claim.verify(message, body: [], with: key)
    }

    static let presigned: Parser = Parser(
        "presigned",
        texts: [
            "/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&X-Amz-Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            "/a/../b//c?x&y=1&y=0&%41=%2f&X-Amz-Security-Token=t",
        ],
        awkward: ["%", "%2", "%zz", "&", "=", "?", "/..", "//", "X-Amz-Signature=", "X-Amz-Expires=", "+", "#"]
    ) { input in
        let message: SignedMessage = SignedMessage(
            method: "GET", target: input.text, fields: [("Host", "localhost"), ("x-k8s-aws-id", "c")])
        let claim: SignatureClaim = try SignatureClaim(reading: message, allowingPresigned: true)
        try? claim.verify(message, body: [], with: SigningKey(secret: SecretBytes(utf8: "secret"), scope: claim.scope))
    }

    private static let documents: [String] = [
        #"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":["111122223333","*"]},"Action":["s3:Get*","secretsmanager:?et*"],"Resource":"arn:aws:s3:::home/${aws:username, 'x'}/*","Condition":{"StringLikeIfExists":{"aws:PrincipalTag/team":["a*","b?"]},"ForAllValues:StringEquals":{"aws:TagKeys":"x"}}}]}"#,
        #"{"Version":"2008-10-17","Id":"x","Statement":{"Effect":"Deny","NotPrincipal":{"Service":"lambda.amazonaws.com"},"NotAction":"*","NotResource":["*"],"Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","2001:db8::/32"]},"DateLessThan":{"aws:CurrentTime":"2026-01-31T23:59:59Z"},"Null":{"aws:MultiFactorAuthAge":"true"},"NumericLessThan":{"s3:max-keys":"1e3"},"BinaryEquals":{"k":"aGk="},"ArnLike":{"aws:SourceArn":"arn:aws:*:*:*:x"}}}}"#,
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:*","Resource":"arn:aws:secretsmanager:*:*:secret:db-??????"}]}"#,
    ]

    private static let pieces: [String] = [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "*", "?", "${", "'", "null", "true", "1e9", "-", "\\u0000", "\\ud800", "\"AWS\"",
        "\"Effect\":\"Deny\",", "\"Condition\":{},", "arn:aws:iam::", "IfExists", "ForAnyValue:", "***", "*?*",
    ]

    /// Read in each role, and evaluated.
    static let policy: Parser = Parser("policy", texts: documents, awkward: pieces) { input in
        var error: (any Error)?
        for role: PolicyRole in [.resource, .identity, .trust] {
            do {
                let document: PolicyDocument = try PolicyDocument.parse(input, as: role)
                _ = BroadAccess.findings(in: document)
                _ = PolicyText.renaming(principals: ["*": "arn:aws:iam::111122223333:user/x"], in: input.text)
                let policy: CompiledPolicy = CompiledPolicy(document, name: "x")
                let applicable: ApplicablePolicies =
                    role == .identity ? ApplicablePolicies(identity: [policy]) : ApplicablePolicies(resource: policy)
                _ = applicable.decide(request).reason
                return
            } catch let refused { error = refused }
        }
        if let error { throw error }
    }

    private static let request: PolicyRequest = PolicyRequest(
        principal: .user("arn:aws:iam::111122223333:user/alice", account: .zero), action: "secretsmanager:GetSecretValue",
        resource: "arn:aws:secretsmanager:us-east-1:000000000000:secret:db-AbCdEf",
        context: RequestContext([
            "aws:SourceIp": .one("10.1.2.3"), "aws:TagKeys": .many(["x", "y"]), "aws:CurrentTime": .one("2026-01-31T00:00:00Z"),
            "aws:PrincipalTag/team": .one("ab"),
        ]))

    static let policyCase: Parser = Parser(
        "policy-case",
        texts: documents.map {
            #"{"name":"n","principal":"arn:aws:iam::111122223333:user/alice","action":"s3:GetObject","resource":"arn:aws:s3:::home/alice/x","context":{"aws:username":"alice","aws:TagKeys":["a","b"]},"identityPolicies":[\#($0)],"serviceControlPolicies":[[\#($0)]]}"#
        }, awkward: pieces + ["\"principal\":", "\"context\":", "sts:AssumeRole", "assumed-role/r/s"]
    ) { input in if !PolicyCase.answer(input).isSound { throw Refused() } }

    /// ARNs, references to secrets, principals and dates.
    static let names: Parser = Parser(
        "names",
        texts: [
            "arn:aws:secretsmanager:us-east-1:000000000000:secret:prod/db-AbCdEf", "arn:aws:iam::111122223333:role/a/b/c", "prod/db",
            "arn:aws:sts::111122223333:assumed-role/r/s", "lambda.amazonaws.com", "20150830T123600Z", "000000000000", "10.0.0.0/8",
            "2001:db8::1/64", "::ffff:192.0.2.1",
        ], awkward: [":", "::", "arn:", "aws", "secret:", "-", "/", "??????", "user/", "255", "/33", "/129", "ffff:"]
    ) { input in
        let text: String = input.text
        let arn: ARN? = ARN(text)
        _ = IPNetwork(text)
        _ = RequestPrincipal(reading: text)
        _ = Instant(iso8601Basic: text)
        _ = try SecretReference(text, account: .zero, region: .usEast1)
        if arn == nil { throw Refused() }
    }

    static let schedules: Parser = Parser(
        "schedules",
        texts: [
            "rate(10 days)\n3h", "cron(0 8 1 * ? *)\n1h", "cron(0 0/4 ? * MON#2 2026-2030)\n", "cron(0 8 L * ? *)\n2h", "rate(1 day)\n24h",
        ],
        awkward: ["(", ")", "*", "?", "L", "W", "#", "/", "-", ",", "999999999", "MON", "JAN", "rate(", "cron("]
    ) { input in
        let lines: [String] = input.lines(2)
        let rules: RotationRules = RotationRules(scheduleExpression: lines[0], duration: lines[1].isEmpty ? nil : lines[1])
        let schedule: RotationSchedule = try rules.validated()
        let now: Instant = Instant(seconds: 1_769_900_000)
        _ = schedule.nextWindow(after: now, anchor: now)
        _ = schedule.openWindow(at: now, anchor: now)
    }

    /// Key, value and the description of a secret, a line each.
    static let filters: Parser = Parser(
        "filters",
        texts: [
            "all\nprod database\nThe password of PROD/database", "description\n!old\nnewOLDthing", "name\nProd\n", "tag-key\na/b c\nx",
        ],
        awkward: ["!", " ", "-", "/", "_", "\n", "aB", "é", "1"]
    ) { input in
        let lines: [String] = input.lines(3)
        guard let key: SecretFilter.Key = SecretFilter.Key(rawValue: lines[0]) else { throw Refused() }
        let query: SecretQuery = SecretQuery([SecretFilter(key, lines[1].split(separator: ",").map(String.init))])
        _ = query.fingerprint
        _ = query.matches(Found(name: lines[1], descriptionText: lines[2], tags: [Tag(key: lines[1], value: lines[2])]))
    }
}

private struct Found: Searchable {
    let name: String
    let descriptionText: String?
    let tags: [Tag]?
    let primaryRegion: String? = nil
    let owningService: String? = nil
}

/// The input was not what the parser takes.
struct Refused: Error {}
