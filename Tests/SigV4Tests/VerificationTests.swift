import AWSTypes
import Crypto
import SecretMemory
import Testing

@testable import SigV4

@Suite("verifying a signature")
struct VerificationTests {
    @Test("what the signer signs, the verifier accepts", arguments: [nil, "session/token=="]) func roundTrip(token: String?) {
        #expect(Sample.signed(token: token).rejection(body: Sample.body) == nil)
        #expect(Sample.presigned(token: token).rejection(body: [], allowingPresigned: true, service: "sts") == nil)
    }

    @Test("signing a signed message again replaces its signature") func again() {
        let twice: SignedMessage = Sample.signer().signed(
            Sample.signed(at: Sample.now - .hours(1), token: "old"), body: Sample.body, at: Sample.now)
        #expect(twice.rejection(body: Sample.body) == nil)
        #expect(twice.first("x-amz-security-token") == nil)
    }

    @Test("a key that was kept signs as a fresh one does") func keptKey() {
        let signer: Signer = Sample.signer()
        let kept: SignedMessage = signer.signed(Sample.plain, body: Sample.body, at: Sample.now, key: signer.key(at: Sample.now))
        #expect(kept.first("authorization") == Sample.signed().first("authorization"))
    }

    @Test(
        "a change to anything that is signed is found",
        arguments: [
            ("method", Sample.signed().with(method: "PUT"), Sample.body),
            ("path", Sample.signed().with(target: "/x"), Sample.body),
            ("path without slash", Sample.signed().with(target: "x"), Sample.body),
            ("query", Sample.signed().with(target: "/?a=b"), Sample.body),
            ("host", Sample.signed().replacing("host", with: "localhost"), Sample.body),
            ("signed header", Sample.signed().replacing("x-amz-target", with: "secretsmanager.DeleteSecret"), Sample.body),
            ("signed header removed", Sample.signed().replacing("content-type", with: nil), Sample.body),
            ("signed header repeated", Sample.signed().with(adding: [("content-type", "text/xml")]), Sample.body),
            ("body changed", Sample.signed(), Array(#"{"SecretId":"dc"}"#.utf8)),
            ("body longer", Sample.signed(), Sample.body + [32]),
            ("body missing", Sample.signed(), []),
        ] as [(String, SignedMessage, [UInt8])])
    func tampered(name: String, message: SignedMessage, body: [UInt8]) {
        #expect(message.rejection(body: body) == .signatureDiffers, "\(name)")
    }

    @Test("every single changed digit of the signature is found, and so is every other length") func signatureDigits() throws {
        let message: SignedMessage = Sample.signed()
        let header: [Character] = Array(try #require(message.first("authorization")))
        for place: Int in (header.count - 64)..<header.count {
            var spoiled: [Character] = header
            spoiled[place] = spoiled[place] == "0" ? "1" : "0"
            #expect(message.replacing("authorization", with: String(spoiled)).rejection(body: Sample.body) == .signatureDiffers)
        }
        for other: String in [
            String(header.dropLast()), String(header.dropLast(2)), String(header) + "00", String(header.dropLast(64)) + "x",
        ] {
            #expect(message.replacing("authorization", with: other).rejection(body: Sample.body) == .signatureDiffers)
        }
        let capitals: String = String(header.dropLast(64)) + String(header.suffix(64)).uppercased()
        #expect(message.replacing("authorization", with: capitals).rejection(body: Sample.body) == .signatureDiffers)
    }

    @Test("a content hash must be that of the body, and never stands for it")
    func contentHash() throws {
        func rejection(_ hash: String) -> SignatureError? {
            let message: SignedMessage = Sample.plain.with(adding: [("X-Amz-Content-Sha256", hash)])
            return Sample.signer().signed(message, body: Sample.body, at: Sample.now).rejection(body: Sample.body)
        }
        var right: [UInt8] = []
        right.appendHex(of: SHA256.hash(data: Sample.body))
        #expect(rejection(right.text) == nil)
        for wrong: String in [
            "", right.text.uppercased(), "UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", String(repeating: "0", count: 64),
        ] {
            #expect(rejection(wrong) == .signatureDiffers)
        }
    }

    @Test("a presigned message has no body: with one it is not signed at all") func presignedBody() {
        #expect(Sample.presigned().rejection(body: Sample.body, allowingPresigned: true, service: "sts") == .missingAuthentication)
    }

    @Test("a change to a presigned query is found")
    func presignedQuery() {
        let message: SignedMessage = Sample.presigned(token: "t")
        for (part, other): (String, String) in [
            ("GetCallerIdentity", "GetSessionToken"), ("Expires=60", "Expires=61"), ("Token=t", "Token=u"),
        ] {
            let changed: SignedMessage = message.with(target: message.target.replacing(part, with: other))
            #expect(changed.target != message.target)
            #expect(changed.rejection(body: [], allowingPresigned: true, service: "sts") == .signatureDiffers)
        }
    }

    @Test("a signing key belongs to one secret, day, region and service, and does not print") func keys() throws {
        let claim: SignatureClaim = try SignatureClaim(reading: Sample.signed())
        let scopes: [CredentialScope] = [
            CredentialScope(date: "20201003", region: .usEast1, service: "secretsmanager"),
            CredentialScope(date: "20201002", region: Region("eu-west-1"), service: "secretsmanager"),
            CredentialScope(date: "20201002", region: .usEast1, service: "kms"),
        ]
        var wrong: [SigningKey] = scopes.map { SigningKey(secret: Sample.secret, scope: $0) }
        wrong.append(SigningKey(secret: SecretBytes(utf8: "other"), scope: claim.scope))
        for key: SigningKey in wrong {
            #expect(throws: SignatureError.signatureDiffers) { try claim.verify(Sample.signed(), body: Sample.body, with: key) }
        }
        var dumped: String = ""
        dump(wrong[0], to: &dumped)
        #expect("\(wrong[0])" == "SigningKey(bytes: <redacted>)")
        #expect(dumped.contains("<redacted>") && !dumped.contains("0x"))
    }
}
