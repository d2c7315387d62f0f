import AWSTypes

/// The query form: the claim's parts are parameters of the URL, and the body is empty.
extension SignatureClaim {
    /// A week, in seconds.
    static let longestExpiry: Int = 604_800

    init(parameters: PresigningParameters, headers: SecurityHeaders) throws(SignatureError) {
        let missing: [PresigningParameters.Name] = parameters.missing
        guard let algorithm: String = parameters[.algorithm], let credential: String = parameters[.credential],
            let date: String = parameters[.date], let seconds: String = parameters[.expires],
            let names: String = parameters[.signedHeaders], let signature: String = parameters[.signature], missing.isEmpty
        else { throw .incompleteParameters(missing: missing.map(\.rawValue)) }
        guard algorithm == Self.algorithm else { throw .unsupportedAlgorithm(EchoedText(algorithm)) }
        (accessKeyID, scope) = try Self.parseCredential(ArraySlice(Array(credential.utf8)))
        guard let time: Instant = Instant(iso8601Basic: date) else { throw .malformedDate(EchoedText(date)) }
        guard let count: Int = seconds.utf8.decimal(digits: 1...6), (1...Self.longestExpiry).contains(count) else {
            throw .malformedExpiry(EchoedText(seconds))
        }
        guard let signedHeaders: [String] = SignedHeaderNames.parse(ArraySlice(Array(names.utf8))) else { throw .signatureDiffers }
        try headers.demandSigned(in: signedHeaders, dateStandsIn: false)
        self.time = time
        timestamp = date
        self.signedHeaders = signedHeaders
        self.signature = [UInt8](hex: signature.utf8)
        sessionToken = parameters[.securityToken]
        contentHash = headers.contentHash
        isPresigned = true
        expires = .seconds(Int64(count))
    }
}

/// The `X-Amz-*` parameters of a query that carry a claim.
struct PresigningParameters {
    /// Their names, in the order in which AWS names missing ones.
    enum Name: String, CaseIterable {
        case algorithm = "X-Amz-Algorithm"
        case credential = "X-Amz-Credential"
        case signature = "X-Amz-Signature"
        case signedHeaders = "X-Amz-SignedHeaders"
        case date = "X-Amz-Date"
        case expires = "X-Amz-Expires"
        case securityToken = "X-Amz-Security-Token"
    }

    private var values: [Name: String] = [:]

    /// Nil if the query of `message` holds none of the three without which nothing is signed: algorithm, credential, signature.
    /// Throws `.repeatedParameter` if one of all seven stands twice, however it is spelled.
    init?(of message: SignedMessage) throws(SignatureError) {
        for pair: RequestTarget.Pair in RequestTarget(message.target).pairs {
            guard let name: Name = Name(rawValue: pair.name.percentDecoded.text) else { continue }
            guard values[name] == nil else { throw .repeatedParameter(name.rawValue) }
            values[name] = pair.value.percentDecoded.text
        }
        guard values[.algorithm] != nil || values[.credential] != nil || values[.signature] != nil else { return nil }
    }

    subscript(name: Name) -> String? { values[name] }

    /// What is not there, or empty, but must be.
    var missing: [Name] {
        Name.allCases.filter { $0 != .securityToken && values[$0]?.isEmpty ?? true }
    }
}
