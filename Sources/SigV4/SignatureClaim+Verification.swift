import Crypto

extension SignatureClaim {
    /// Proves that whoever has the secret behind `key` signed this `message` with this `body`: the last question, and the only one
    /// that needs the body. `message` is the one that the claim was read from.
    ///
    /// The hash of the body is always computed here. `x-amz-content-sha256` never takes its place, and must agree with it if sent; so
    /// `UNSIGNED-PAYLOAD` and `STREAMING-…` are refused.
    package func verify(_ message: SignedMessage, body: [UInt8], with key: SigningKey) throws(SignatureError) {
        guard !isPresigned || body.isEmpty else { throw .missingAuthentication }
        let bodyHash: SHA256.Digest = SHA256.hash(data: body)
        if let contentHash: String {
            var hex: [UInt8] = []
            hex.appendHex(of: bodyHash)
            guard contentHash.utf8.elementsEqual(hex) else { throw .signatureDiffers }
        }
        guard let signature: [UInt8],
            let request: CanonicalRequest = CanonicalRequest(
                of: message, signedHeaders: signedHeaders, isPresigned: isPresigned, bodyHash: bodyHash)
        else { throw .signatureDiffers }
        let text: StringToSign = StringToSign(timestamp: timestamp, scope: scope, canonicalRequest: request)
        guard key.isSignature(signature, of: text.bytes) else { throw .signatureDiffers }
    }
}
