import AWSTypes
import SecretMemory

@testable import SigV4

/// A signed request as botocore sends it, to be spoiled by the tests.
enum Sample {
    static let secret: SecretBytes = SecretBytes(utf8: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    static let now: Instant = Instant(CalendarTime(year: 2020, month: 10, day: 2, hour: 6, minute: 16, second: 18))
    static let body: [UInt8] = Array(#"{"SecretId":"db"}"#.utf8)
    static let signature: String = String(repeating: "5d672d79", count: 8)

    static func signer(_ service: String = "secretsmanager", token: String? = nil) -> Signer {
        Signer(accessKeyID: "AKIDEXAMPLE", secret: secret, sessionToken: token, region: .usEast1, service: service)
    }

    static let plain: SignedMessage = SignedMessage(
        method: "POST", target: "/",
        fields: [
            ("Host", "localhost:8080"), ("X-Amz-Target", "secretsmanager.GetSecretValue"), ("Content-Type", "application/x-amz-json-1.1"),
            ("User-Agent", "Boto3/1.43.11"), ("Content-Length", "17"),
        ])

    static func signed(at time: Instant = now, token: String? = nil) -> SignedMessage {
        signer(token: token).signed(plain, body: body, at: time)
    }

    static let get: SignedMessage = SignedMessage(
        method: "GET", target: "/?Action=GetCallerIdentity&Version=2011-06-15",
        fields: [("Host", "sts.amazonaws.com"), ("x-k8s-aws-id", "c")])

    static func presigned(expires: Interval = .seconds(60), token: String? = nil) -> SignedMessage {
        signer("sts", token: token).presigned(get, expires: expires, at: now, alsoSigning: ["x-k8s-aws-id"])
    }

    /// A message with just this `Authorization` and the fields that every one has.
    static func authorized(_ authorization: String?, date: String? = "20201002T061618Z", more: [SignedMessage.Field] = []) -> SignedMessage
    {
        var fields: [SignedMessage.Field] = [("Host", "localhost")]
        if let date: String { fields.append(("X-Amz-Date", date)) }
        if let authorization: String { fields.append(("Authorization", authorization)) }
        return SignedMessage(method: "POST", target: "/", fields: fields + more)
    }

    static func authorization(
        credential: String = "AKIDEXAMPLE/20201002/us-east-1/secretsmanager/aws4_request", names: String = "host;x-amz-date"
    ) -> String {
        "AWS4-HMAC-SHA256 Credential=\(credential), SignedHeaders=\(names), Signature=\(signature)"
    }
}

extension SignedMessage {
    func with(method: String? = nil, target: String? = nil, adding fields: [Field] = []) -> SignedMessage {
        SignedMessage(method: method ?? self.method, target: target ?? self.target, fields: self.fields + fields)
    }

    func replacing(_ name: String, with value: String?) -> SignedMessage {
        let kept: [Field] = fields.compactMap { field in
            guard field.name.lowercased() == name else { return field }
            return value.map { (field.name, $0) }
        }
        return SignedMessage(method: method, target: target, fields: kept)
    }

    /// What reading the claim of this message says; nil if it can be read.
    func refusal(allowingPresigned: Bool = false) -> SignatureError? {
        do throws(SignatureError) {
            _ = try SignatureClaim(reading: self, allowingPresigned: allowingPresigned)
            return nil
        } catch {
            return error
        }
    }

    /// What the whole verification says, with the sample's key and clock; nil if it accepts.
    func rejection(body: [UInt8], allowingPresigned: Bool = false, service: String = "secretsmanager", now: Instant = Sample.now)
        -> SignatureError?
    {
        do throws(SignatureError) {
            let claim: SignatureClaim = try SignatureClaim(reading: self, allowingPresigned: allowingPresigned)
            try claim.checkScope(service: service, regions: [.usEast1], now: now, tolerance: .minutes(5))
            try claim.verify(self, body: body, with: SigningKey(secret: Sample.secret, scope: claim.scope))
            return nil
        } catch {
            return error
        }
    }
}
