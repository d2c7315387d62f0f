package import AWSTypes

/// What the log says of one answered request. Nothing in it is secret.
package struct RequestLine: Sendable {
    package let time: Instant
    package let requestID: String
    /// The service's signing name and the operation, each `?` if the request names none that exists.
    package let service: String
    package let operation: String
    /// `ok`, or the error's code.
    package let outcome: String
    /// The principal's ARN; nil before it is known.
    package let caller: String?
    /// The source's address.
    package let source: String
    package let milliseconds: Int64
}

/// Where request lines go. Apart from the logger, because there is one for every request.
package protocol RequestLog: Sendable {
    /// Must not block.
    func write(_ line: RequestLine)
}
