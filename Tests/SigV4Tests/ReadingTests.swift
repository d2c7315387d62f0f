import AWSTypes
import Testing

@testable import SigV4

@Suite("reading a claim")
struct ReadingTests {
    @Test("the header form says who signed, when and what") func header() throws {
        let claim: SignatureClaim = try SignatureClaim(reading: Sample.signed(token: "token"))
        #expect(claim.accessKeyID == "AKIDEXAMPLE")
        #expect(claim.scope == CredentialScope(date: "20201002", region: .usEast1, service: "secretsmanager"))
        #expect(claim.signedHeaders == ["content-type", "host", "x-amz-date", "x-amz-security-token", "x-amz-target"])
        #expect(claim.time == Sample.now)
        #expect(claim.timestamp == "20201002T061618Z")
        #expect(claim.sessionToken == "token")
        #expect(!claim.isPresigned && claim.expires == nil)
    }

    @Test("the query form says the same") func presigned() throws {
        let claim: SignatureClaim = try SignatureClaim(reading: Sample.presigned(token: "to/ken+="), allowingPresigned: true)
        #expect(claim.accessKeyID == "AKIDEXAMPLE")
        #expect(claim.scope.service == "sts")
        #expect(claim.signedHeaders == ["host", "x-k8s-aws-id"])
        #expect(claim.sessionToken == "to/ken+=")
        #expect(claim.isPresigned && claim.expires == .seconds(60))
    }

    @Test("a claim prints neither signature nor session token") func printing() throws {
        let message: SignedMessage = Sample.signed(token: "marker-token")
        let claim: SignatureClaim = try SignatureClaim(reading: message)
        let signature: String = String(try #require(message.first("authorization")?.suffix(64)))
        var dumped: String = ""
        dump(claim, to: &dumped)
        for text: String in ["\(claim)", String(reflecting: claim), dumped] {
            #expect(!text.contains("marker-token") && !text.contains(signature))
            #expect(text.contains("AKIDEXAMPLE"))
        }
    }

    @Test(
        "spaces after commas, other parts and the order of names do not matter",
        arguments: [
            "AWS4-HMAC-SHA256 Credential=A/20201002/r/s/aws4_request,SignedHeaders=host;x-amz-date,Signature=00",
            "AWS4-HMAC-SHA256 Credential=A/20201002/r/s/aws4_request,   SignedHeaders=host;x-amz-date,  Signature=00 ",
            "AWS4-HMAC-SHA256  Signature=00, Extra=1, SignedHeaders=X-Amz-Date;Host, Credential=A/20201002/r/s/aws4_request",
        ])
    func spelling(authorization: String) throws {
        let claim: SignatureClaim = try SignatureClaim(reading: Sample.authorized(authorization))
        #expect(claim.accessKeyID == "A")
        #expect(claim.signedHeaders == ["host", "x-amz-date"])
    }

    static let sentences: (credential: String, signature: String, names: String, date: String) = (
        "Authorization header requires 'Credential' parameter.", "Authorization header requires 'Signature' parameter.",
        "Authorization header requires 'SignedHeaders' parameter.",
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
    )

    @Test(
        "an incomplete header is told what it lacks",
        arguments: [
            ("AWS4-HMAC-SHA256", "20201002T061618Z", [sentences.credential, sentences.signature, sentences.names]),
            ("AWS4-HMAC-SHA256 Credential=a", "20201002T061618Z", [sentences.signature, sentences.names]),
            (
                "AWS4-HMAC-SHA256 Credential=, Signature=, SignedHeaders=", "20201002T061618Z",
                [sentences.credential, sentences.signature, sentences.names]
            ),
            ("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b", nil, [sentences.signature, sentences.date]),
            ("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c", nil, [sentences.date]),
        ] as [(String, String?, [String])])
    func incomplete(authorization: String, date: String?, expected: [String]) {
        let error: SignatureError? = Sample.authorized(authorization, date: date).refusal()
        #expect(error?.message(query: false) == (expected + ["Authorization=\(authorization)"]).joined(separator: " "))
        #expect(error?.code(query: false) == "IncompleteSignatureException")
        #expect(error?.code(query: true) == "IncompleteSignature")
        #expect(error?.status(query: true) == 400)
    }

    @Test("a part without equal-sign is named") func notKeyValue() {
        let error: SignatureError? = Sample.authorized("AWS4-HMAC-SHA256 Credential=a, oops, Signature=c").refusal()
        #expect(
            error?.message(query: true)
                == "'oops' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=a, oops, Signature=c'."
        )
    }

    @Test(
        "what is no claim at all is missing authentication",
        arguments: [
            ("no header", Sample.authorized(nil), true), ("an empty header", Sample.authorized(""), true),
            ("presigned, not allowed here", Sample.presigned(), false),
            ("presigned, but a POST", Sample.presigned().with(method: "POST"), true),
            ("a GET with other parameters", Sample.get, true),
        ] as [(String, SignedMessage, Bool)])
    func missing(name: String, message: SignedMessage, allowingPresigned: Bool) {
        #expect(message.refusal(allowingPresigned: allowingPresigned) == .missingAuthentication, "\(name)")
    }

    @Test(
        "a repeated security header is refused",
        arguments: [
            "Authorization", "Host", "Content-Length", "X-Amz-Date", "X-Amz-Target", "X-Amz-Security-Token", "X-Amz-Content-Sha256",
        ])
    func repeatedHeader(name: String) {
        let message: SignedMessage = Sample.signed(token: "t").with(adding: [("x-amz-content-sha256", "0")])
        let error: SignatureError? = message.with(adding: [(name.uppercased(), "x")]).refusal()
        #expect(error == .repeatedHeader(name))
        #expect(error?.code(query: false) == "IncompleteSignatureException")
    }

    @Test("a repeated Date is refused only where it stands in for X-Amz-Date") func repeatedDate() {
        let dates: [SignedMessage.Field] = [("Date", "Fri, 02 Oct 2020 06:16:18 GMT"), ("Date", "Fri, 02 Oct 2020 06:16:18 GMT")]
        #expect(Sample.authorized(Sample.authorization(names: "date;host"), date: nil, more: dates).refusal() == .repeatedHeader("Date"))
        #expect(Sample.authorized(Sample.authorization(), more: dates).refusal() == nil)
    }

    @Test("a repeated part of the header is refused", arguments: ["Credential", "SignedHeaders", "Signature"])
    func repeatedPart(name: String) {
        #expect(Sample.authorized(Sample.authorization() + ", \(name)=x").refusal() == .repeatedParameter(name))
    }

    @Test("a repeated signing parameter is refused, however it is spelled", arguments: PresigningParameters.Name.allCases)
    func repeatedParameter(name: PresigningParameters.Name) {
        let message: SignedMessage = Sample.presigned(token: "t")
        for spelling: String in [name.rawValue, name.rawValue.replacing("-", with: "%2D")] {
            #expect(
                message.with(target: "\(message.target)&\(spelling)=1").refusal(allowingPresigned: true)
                    == .repeatedParameter(name.rawValue))
        }
    }

    @Test(
        "headers that must be signed are demanded",
        arguments: [
            ("x-amz-date", [], SignatureError.hostNotSigned), ("host", [], .signatureDiffers),
            ("host;x-amz-date", [("X-Amz-Target", "a.B")], .signatureDiffers),
            ("host;x-amz-date", [("x-amz-security-token", "t")], .signatureDiffers),
            ("host;host;x-amz-date", [], .signatureDiffers),
            ("host;x-amz-date;x-amz-target", [("X-Amz-Target", "a.B")], nil),
            ("host;x-amz-date", [("X-Amz-Other", "1"), ("Content-Type", "text/plain")], nil),
        ] as [(String, [SignedMessage.Field], SignatureError?)])
    func demanded(names: String, fields: [SignedMessage.Field], expected: SignatureError?) {
        #expect(Sample.authorized(Sample.authorization(names: names), more: fields).refusal() == expected)
    }

    @Test("Date stands in for X-Amz-Date, and must be signed then")
    func dateStandsIn() throws {
        let date: [SignedMessage.Field] = [("Date", "Fri, 02 Oct 2020 06:16:18 GMT")]
        let message: SignedMessage = Sample.authorized(Sample.authorization(names: "date;host"), date: nil, more: date)
        let claim: SignatureClaim = try SignatureClaim(reading: message)
        #expect(claim.time == Sample.now)
        #expect(claim.timestamp == "20201002T061618Z")
        #expect(Sample.authorized(Sample.authorization(names: "host"), date: nil, more: date).refusal() == .signatureDiffers)
    }

    @Test(
        "credentials and dates that cannot be read are refused",
        arguments: [
            (
                "a/b/c", "20201002T061618Z",
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c'."
            ),
            (
                "a/b/c/d/e/f", "20201002T061618Z",
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d/e/f'."
            ),
            ("a/b/c/d/aws3", "20201002T061618Z", "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws3'."),
            (
                "a/b/c/d/aws4_request", "2020-10-02",
                "Date must be in ISO-8601 'basic format'. Got '2020-10-02'. See http://en.wikipedia.org/wiki/ISO_8601"
            ),
            (
                "a/b/c/d/aws4_request", "20201302T061618Z",
                "Date must be in ISO-8601 'basic format'. Got '20201302T061618Z'. See http://en.wikipedia.org/wiki/ISO_8601"
            ),
            (
                "a/b/c/d/aws4_request", "Fri, 02 Oct 2020 06:16:18 GMT",
                "Date must be in ISO-8601 'basic format'. Got 'Fri, 02 Oct 2020 06:16:18 GMT'. See http://en.wikipedia.org/wiki/ISO_8601"
            ),
        ])
    func malformed(credential: String, date: String, message: String) {
        #expect(Sample.authorized(Sample.authorization(credential: credential), date: date).refusal()?.message(query: false) == message)
    }

    @Test("another algorithm is not ours") func algorithm() {
        let other: String = Sample.authorization().replacing("AWS4-HMAC-SHA256", with: "AWS4-ECDSA-P256-SHA256")
        #expect(Sample.authorized(other).refusal()?.message(query: false) == "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.")
    }

    @Test(
        "presigned parameters are checked one by one",
        arguments: [
            ("X-Amz-Algorithm", "X", "Unsupported AWS 'algorithm': 'X'."),
            ("X-Amz-Expires", "0", "X-Amz-Expires must be a number of seconds between 1 and 604800, not '0'."),
            ("X-Amz-Expires", "604801", "X-Amz-Expires must be a number of seconds between 1 and 604800, not '604801'."),
            (
                "X-Amz-Expires", "9999999999999999999999",
                "X-Amz-Expires must be a number of seconds between 1 and 604800, not '9999999999999999999999'."
            ),
            ("X-Amz-Signature", "", "AWS query-string parameters must include 'X-Amz-Signature'. Re-examine the query-string parameters."),
            ("X-Amz-Date", "", "AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."),
            ("X-Amz-SignedHeaders", "x-k8s-aws-id", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
        ])
    func presignedParameters(name: String, value: String, message: String) {
        let presigned: SignedMessage = Sample.presigned()
        let target: String = presigned.target.split(separator: "&").map { $0.hasPrefix(name + "=") ? "\(name)=\(value)" : String($0) }
            .joined(separator: "&")
        #expect(target != presigned.target)
        #expect(presigned.with(target: target).refusal(allowingPresigned: true)?.message(query: true) == message)
    }
}
