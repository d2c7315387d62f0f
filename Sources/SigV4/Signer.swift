package import AWSTypes
import Crypto
package import SecretMemory

/// Signs messages as AWS's own clients do: for the program's own calls, and for whoever tests or measures the verifier.
package struct Signer: Sendable {
    package let accessKeyID: String
    package let sessionToken: String?
    package let region: Region
    /// The signing name of the service, such as `secretsmanager`.
    package let service: String
    private let secret: SecretBytes

    package init(accessKeyID: String, secret: SecretBytes, sessionToken: String? = nil, region: Region, service: String) {
        self.accessKeyID = accessKeyID
        self.secret = secret
        self.sessionToken = sessionToken
        self.region = region
        self.service = service
    }

    /// The key for all that is signed on the day of `time`. Whoever signs much keeps it.
    package func key(at time: Instant) -> SigningKey { SigningKey(secret: secret, scope: scope(at: time)) }

    /// `message` with `X-Amz-Date`, `Authorization` and, where there is one, the session token; earlier ones are taken out.
    ///
    /// Signed are `host`, `content-type`, every `x-amz-…` field and those in `alsoSigning`. `message` must hold its `Host`.
    package func signed(
        _ message: SignedMessage, body: [UInt8], at time: Instant, key: SigningKey? = nil, alsoSigning extra: Set<String> = []
    ) -> SignedMessage {
        let timestamp: String = time.iso8601Basic
        var fields: [SignedMessage.Field] = message.fields.filter { !Self.isReplaced($0.name) }
        fields.append(("X-Amz-Date", timestamp))
        if let sessionToken: String { fields.append(("X-Amz-Security-Token", sessionToken)) }
        let names: [String] = Self.namesToSign(fields, extra: extra)
        let dated: SignedMessage = SignedMessage(method: message.method, target: message.target, fields: fields)
        let signature: String = signature(of: dated, names: names, isPresigned: false, body: body, at: time, key: key)
        let authorization: String =
            "\(SignatureClaim.algorithm) Credential=\(accessKeyID)/\(scope(at: time)), "
            + "SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature)"
        fields.append(("Authorization", authorization))
        return SignedMessage(method: message.method, target: message.target, fields: fields)
    }

    /// `message`, a GET without a body, with the signature in its query; good for `expires`, in whole seconds. What is signed, and what is
    /// replaced, is as in ``signed(_:body:at:key:alsoSigning:)``.
    package func presigned(
        _ message: SignedMessage, expires: Interval, at time: Instant, key: SigningKey? = nil, alsoSigning extra: Set<String> = []
    ) -> SignedMessage {
        let fields: [SignedMessage.Field] = message.fields.filter { !Self.isReplaced($0.name) }
        let names: [String] = Self.namesToSign(fields, extra: extra)
        var parameters: [(name: PresigningParameters.Name, value: String)] = [
            (.algorithm, SignatureClaim.algorithm), (.credential, "\(accessKeyID)/\(scope(at: time))"), (.date, time.iso8601Basic),
            (.expires, String(expires.milliseconds / 1000)), (.signedHeaders, names.joined(separator: ";")),
        ]
        if let sessionToken: String { parameters.append((.securityToken, sessionToken)) }
        var target: String = message.target
        for (name, value): (PresigningParameters.Name, String) in parameters { target.addParameter(name, value) }
        let unsigned: SignedMessage = SignedMessage(method: message.method, target: target, fields: fields)
        target.addParameter(.signature, signature(of: unsigned, names: names, isPresigned: true, body: [], at: time, key: key))
        return SignedMessage(method: message.method, target: target, fields: fields)
    }

    private func scope(at time: Instant) -> CredentialScope { CredentialScope(at: time, region: region, service: service) }

    private func signature(
        of message: SignedMessage, names: [String], isPresigned: Bool, body: [UInt8], at time: Instant, key: SigningKey?
    ) -> String {
        // Every name was taken from the fields, so that the canonical request exists.
        guard
            let request: CanonicalRequest = CanonicalRequest(
                of: message, signedHeaders: names, isPresigned: isPresigned, bodyHash: SHA256.hash(data: body))
        else { return "" }
        let text: StringToSign = StringToSign(timestamp: time.iso8601Basic, scope: scope(at: time), canonicalRequest: request)
        var hex: [UInt8] = []
        hex.appendHex(of: (key ?? self.key(at: time)).signature(of: text.bytes))
        return String(decoding: hex, as: UTF8.self)
    }
}

extension Signer {
    private static func isReplaced(_ name: String) -> Bool {
        name.isHeader("authorization") || name.isHeader("x-amz-date") || name.isHeader("x-amz-security-token")
    }

    private static func namesToSign(_ fields: [SignedMessage.Field], extra: Set<String>) -> [String] {
        let names: Set<String> = Set(fields.map { $0.name.lowercased() })
        return names.filter { $0 == "host" || $0 == "content-type" || $0.hasPrefix("x-amz-") || extra.contains($0) }
            .sorted { $0.precedesByBytes($1) }
    }
}

extension String {
    fileprivate mutating func addParameter(_ name: PresigningParameters.Name, _ value: String) {
        var encoded: [UInt8] = []
        for byte: UInt8 in value.utf8 { encoded.appendPercentEncoded(byte) }
        append(utf8.contains(UInt8(ascii: "?")) ? "&" : "?")
        append("\(name.rawValue)=\(String(decoding: encoded, as: UTF8.self))")
    }
}
