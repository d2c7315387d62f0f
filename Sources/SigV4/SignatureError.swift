package import AWSTypes

/// Why a message counts as signed by nobody. What AWS says about each: `SignatureError+Message.swift`.
package enum SignatureError: Error, Hashable, Sendable {
    /// Neither an `Authorization` header nor, where they are allowed, presigned parameters.
    case missingAuthentication
    /// The header lacks parts; `header` is what was sent.
    case incompleteHeader(missing: HeaderParts, header: EchoedText)
    /// A part of the header has no equal-sign.
    case notKeyValue(part: EchoedText, header: EchoedText)
    /// The presigned parameters lack some.
    case incompleteParameters(missing: [String])
    /// One of the headers that decide who signed stands twice.
    case repeatedHeader(String)
    /// One of the parameters that decide who signed stands twice, in the query or in the header.
    case repeatedParameter(String)
    /// Signed, but in another way than `AWS4-HMAC-SHA256`.
    case unsupportedAlgorithm(EchoedText)
    /// A credential that has not five parts.
    case malformedCredential(EchoedText)
    /// No date that we can read.
    case malformedDate(EchoedText)
    /// `X-Amz-Expires` is no number from 1 to 604800.
    case malformedExpiry(EchoedText)

    /// The last part of the scope is not `aws4_request`.
    case wrongTerminator(EchoedText)
    case wrongScopeDate(EchoedText, timestamp: String)
    case wrongRegion(EchoedText)
    /// `expected` is the service that should stand in the scope.
    case wrongService(expected: String)
    /// The client's clock, or the message, is before `now` by more than `window`.
    case expired(request: Instant, now: Instant, window: Interval)
    /// The client's clock is after `now` by more than `window`.
    case notYetCurrent(request: Instant, now: Instant, window: Interval)

    /// `host` is not among the signed headers.
    case hostNotSigned
    case signatureDiffers

    /// The access key is unknown or inactive, or the session token is not the one that belongs to it.
    case unrecognizedClient
    case expiredToken
    /// The account has not opted in.
    case optInRequired

    /// What an `Authorization` header must bring, in the order in which AWS names it.
    package struct HeaderParts: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let credential: HeaderParts = HeaderParts(rawValue: 1)
        package static let signature: HeaderParts = HeaderParts(rawValue: 2)
        package static let signedHeaders: HeaderParts = HeaderParts(rawValue: 4)
        package static let date: HeaderParts = HeaderParts(rawValue: 8)
    }
}
