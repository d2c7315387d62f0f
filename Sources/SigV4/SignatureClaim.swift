package import AWSTypes

/// What a message says about its own signature: who signed it, when, and which header fields. Nothing in it is proven
/// before ``verify(_:body:with:)`` has returned.
///
/// It is read from the head alone, so that a request can be refused before its body is awaited. The order of checks is: reading,
/// ``checkScope(service:regions:now:tolerance:)``, look-up of the access key, its session token, ``verify(_:body:with:)``.
/// (IAM User Guide, *AWS Signature Version 4 for API requests*.)
package struct SignatureClaim: Sendable {
    package let accessKeyID: String
    package let scope: CredentialScope
    /// Lower-case names, in strictly ascending byte order.
    package let signedHeaders: [String]
    /// When the client says that it signed.
    package let time: Instant
    /// ``time`` as the string to sign has it: `20150830T123600Z`.
    package let timestamp: String
    package let sessionToken: String?
    /// Whether the claim stood in the query of the URL instead of in the header.
    package let isPresigned: Bool
    /// For a presigned message: how long after ``time`` it is good.
    package let expires: Interval?

    /// The 32 bytes claimed; nil if what was sent cannot be a signature.
    let signature: [UInt8]?
    /// The `x-amz-content-sha256` field as sent.
    let contentHash: String?
}

extension SignatureClaim {
    /// Reads the claim of `message`: from its `Authorization` field, or, where that is missing and `allowingPresigned`, from the
    /// query of a GET. Elsewhere the query's parameters are no credentials.
    ///
    /// Throws what can be said without knowing any key: no claim at all, an incomplete or ambiguous one, one that leaves out a header
    /// that must be signed.
    package init(reading message: SignedMessage, allowingPresigned: Bool = false) throws(SignatureError) {
        let headers: SecurityHeaders = try SecurityHeaders(of: message)
        if let authorization: String = headers.authorization, !authorization.utf8.isEmpty {
            try self.init(authorization: authorization, headers: headers)
        } else if allowingPresigned, message.method == "GET", let parameters: PresigningParameters = try PresigningParameters(of: message) {
            try self.init(parameters: parameters, headers: headers)
        } else {
            throw .missingAuthentication
        }
    }

    /// The parts of `<AKID>/<yyyymmdd>/<region>/<service>/aws4_request`.
    static func parseCredential(_ text: ArraySlice<UInt8>) throws(SignatureError) -> (accessKeyID: String, scope: CredentialScope) {
        let parts: [ArraySlice<UInt8>] = text.parts(between: UInt8(ascii: "/"), atMost: 6)
        guard parts.count == 5 else { throw .malformedCredential(EchoedText(text.text)) }
        // No key's id is longer (STS API reference, *GetAccessKeyInfo*), nor the name of a region or a service.
        guard parts[0].count <= 128, parts[2].count <= 64, parts[3].count <= 64 else { throw .malformedCredential(EchoedText(text.text)) }
        guard parts[4].text == CredentialScope.terminator else { throw .wrongTerminator(EchoedText(parts[4].text)) }
        return (parts[0].text, CredentialScope(date: parts[1].text, region: Region(parts[2].text), service: parts[3].text))
    }
}

extension SignatureClaim: CustomStringConvertible, CustomReflectable {
    /// Key and scope: neither the signature nor the session token is printed.
    package var description: String { "\(accessKeyID)/\(scope)" }
    package var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID, "scope": scope.description]) }
}
