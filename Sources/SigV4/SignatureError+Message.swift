package import AWSTypes

/// AWS's words for each case. They differ between the JSON services and the Query services (`query`).
extension SignatureError {
    package func code(query: Bool) -> String {
        switch self {
        case .missingAuthentication:
            query ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException"
        case .incompleteHeader, .notKeyValue, .incompleteParameters, .repeatedHeader, .repeatedParameter, .unsupportedAlgorithm,
            .malformedCredential, .malformedDate, .malformedExpiry:
            query ? "IncompleteSignature" : "IncompleteSignatureException"
        case .wrongTerminator, .wrongScopeDate, .wrongRegion, .wrongService, .expired, .notYetCurrent, .hostNotSigned, .signatureDiffers:
            query ? "SignatureDoesNotMatch" : "InvalidSignatureException"
        case .unrecognizedClient:
            query ? "InvalidClientTokenId" : "UnrecognizedClientException"
        case .expiredToken:
            query ? "ExpiredToken" : "ExpiredTokenException"
        case .optInRequired:
            "OptInRequired"
        }
    }

    /// 400, but 403 from the Query services where something was signed completely.
    package func status(query: Bool) -> Int {
        guard query else { return 400 }
        return code(query: true) == "IncompleteSignature" ? 400 : 403
    }

    /// Nil where AWS sends the code alone.
    package func message(query: Bool) -> String? {
        switch self {
        case .missingAuthentication:
            query ? "Request is missing Authentication Token" : "Missing Authentication Token"
        case .incompleteHeader(let missing, let header):
            (missing.sentences + ["Authorization=\(header)"]).joined(separator: " ")
        case .notKeyValue(let part, let header):
            "'\(part)' not a valid key=value pair (missing equal-sign) in Authorization header: '\(header)'."
        case .incompleteParameters(let missing):
            (missing.map { "AWS query-string parameters must include '\($0)'." } + ["Re-examine the query-string parameters."])
                .joined(separator: " ")
        case .repeatedHeader(let name):
            "Header '\(name)' must not be repeated."
        case .repeatedParameter(let name):
            "Parameter '\(name)' must not be repeated."
        case .unsupportedAlgorithm(let name):
            "Unsupported AWS 'algorithm': '\(name)'."
        case .malformedCredential(let text):
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '\(text)'."
        case .malformedDate(let text):
            "Date must be in ISO-8601 'basic format'. Got '\(text)'. See http://en.wikipedia.org/wiki/ISO_8601"
        case .malformedExpiry(let text):
            "X-Amz-Expires must be a number of seconds between 1 and 604800, not '\(text)'."
        case .wrongTerminator(let text):
            "Credential should be scoped with a valid terminator: '\(CredentialScope.terminator)', not '\(text)'."
        case .wrongScopeDate(let date, let timestamp):
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + "'\(date)' != '\(timestamp.prefix(8))', from '\(timestamp)'."
        case .wrongRegion(let name):
            "Credential should be scoped to a valid region, not '\(name)'. "
        case .wrongService(let expected):
            "Credential should be scoped to correct service: '\(expected)'. "
        case .expired(let request, let now, let window):
            "Signature expired: \(request.iso8601Basic) is now earlier than \((now - window).iso8601Basic) "
                + "(\(now.iso8601Basic) - \(window.words))"
        case .notYetCurrent(let request, let now, let window):
            "Signature not yet current: \(request.iso8601Basic) is still later than \((now + window).iso8601Basic) "
                + "(\(now.iso8601Basic) + \(window.words))"
        case .hostNotSigned:
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
        case .signatureDiffers:
            "The request signature we calculated does not match the signature you provided. "
                + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
        case .unrecognizedClient:
            "The security token included in the request is invalid."
        case .expiredToken:
            "The security token included in the request is expired"
        case .optInRequired:
            nil
        }
    }

    /// All three together, as the front end answers them.
    package func awsError(query: Bool) -> AWSError {
        AWSError(code(query: query), message(query: query), status: status(query: query), origin: .frontEnd)
    }
}

extension SignatureError.HeaderParts {
    fileprivate var sentences: [String] {
        let all: [(part: Self, sentence: String)] = [
            (.credential, "Authorization header requires 'Credential' parameter."),
            (.signature, "Authorization header requires 'Signature' parameter."),
            (.signedHeaders, "Authorization header requires 'SignedHeaders' parameter."),
            (.date, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."),
        ]
        return all.filter { contains($0.part) }.map(\.sentence)
    }
}

extension Interval {
    /// `5 min.`; seconds only where a client chose them.
    fileprivate var words: String { milliseconds % 60_000 == 0 ? "\(milliseconds / 60_000) min." : "\(milliseconds / 1000) sec." }
}
