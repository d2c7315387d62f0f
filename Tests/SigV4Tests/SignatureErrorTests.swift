import AWSTypes
import Testing

@testable import SigV4

@Suite("errors in AWS's words")
struct SignatureErrorTests {
    typealias Row = (error: SignatureError, json: String, query: String, status: Int, message: String?)

    static let differs: String =
        "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."

    static let rows: [Row] = [
        (
            .unrecognizedClient, "UnrecognizedClientException", "InvalidClientTokenId", 403,
            "The security token included in the request is invalid."
        ),
        (.expiredToken, "ExpiredTokenException", "ExpiredToken", 403, "The security token included in the request is expired"),
        (.signatureDiffers, "InvalidSignatureException", "SignatureDoesNotMatch", 403, differs),
        (
            .hostNotSigned, "InvalidSignatureException", "SignatureDoesNotMatch", 403,
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
        ),
        (
            .wrongRegion(EchoedText("x")), "InvalidSignatureException", "SignatureDoesNotMatch", 403,
            "Credential should be scoped to a valid region, not 'x'. "
        ),
        (
            .wrongService(expected: "iam"), "InvalidSignatureException", "SignatureDoesNotMatch", 403,
            "Credential should be scoped to correct service: 'iam'. "
        ),
        (.repeatedHeader("Host"), "IncompleteSignatureException", "IncompleteSignature", 400, "Header 'Host' must not be repeated."),
        (.optInRequired, "OptInRequired", "OptInRequired", 403, nil),
    ]

    @Test("code, status and message", arguments: rows) func row(_ row: Row) {
        #expect(row.error.awsError(query: false) == AWSError(row.json, row.message, status: 400, origin: .frontEnd))
        #expect(row.error.awsError(query: true) == AWSError(row.query, row.message, status: row.status, origin: .frontEnd))
    }

    @Test("only the missing token is worded differently by the two protocols") func missing() {
        let error: SignatureError = .missingAuthentication
        #expect(
            error.awsError(query: false)
                == AWSError("MissingAuthenticationTokenException", "Missing Authentication Token", origin: .frontEnd))
        #expect(
            error.awsError(query: true)
                == AWSError("MissingAuthenticationToken", "Request is missing Authentication Token", status: 403, origin: .frontEnd))
    }

    @Test("echoed text is cut, and holds no signature") func echo() {
        let signature: String = Sample.signature
        #expect(EchoedText("a Signature=\(signature)").description == "a Signature=***")
        #expect(EchoedText("\(signature.uppercased()), \(signature.prefix(31))").description == "***, \(signature.prefix(31))")
        #expect(EchoedText(String(repeating: "x", count: 256)).description.count == 256)
        #expect(EchoedText(String(repeating: "x", count: 100_000)).description == String(repeating: "x", count: 256) + "…")
        for place: Int in 200...260 {
            let text: String = EchoedText(String(repeating: "x", count: place) + signature).description
            #expect(!text.contains(signature.prefix(32)))
            #expect(text.utf8.count <= 256 + 3)
        }
    }

    @Test(
        "no error repeats the signature it was sent",
        arguments: [
            "AWS4-HMAC-SHA256 Credential=a, Signature=\(Sample.signature)", "AWS4-HMAC-SHA256 Signature:\(Sample.signature)",
            "AWS4-HMAC-SHA256 Credential=\(Sample.signature), SignedHeaders=host;x-amz-date, Signature=x",
        ])
    func noSignature(authorization: String) {
        #expect(Sample.authorized(authorization).refusal()?.message(query: false)?.contains(Sample.signature.prefix(32)) == false)
    }

    @Test(
        "nothing of a foreign credential is repeated",
        arguments: ["Basic bWFya2VyOm1hcmtlcg==", "Bearer marker", "marker", "AWS AKID:marker", "marker a=b"])
    func foreign(authorization: String) throws {
        let error: SignatureError = try #require(Sample.authorized(authorization).refusal())
        let message: String = try #require(error.message(query: false))
        #expect(!message.contains("marker") && !message.contains("bWFya2Vy") && message.contains("***"))
        #expect(error.code(query: false) == "IncompleteSignatureException")
    }
}
