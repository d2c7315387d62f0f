/// What the gateway answered.
package struct Reply: Sendable {
    package let status: Int
    /// Nil for an empty body.
    package let body: JSON?
    package let requestID: String
    package let fields: [String: String]

    /// The code of an error; nil for a success.
    package var code: String? { body?["__type"]?.text }
    /// The sentence of an error, whichever member carries it.
    package var message: String? { (body?["Message"] ?? body?["message"])?.text }
    package var isSuccess: Bool { status == 200 }
}

/// An answer other than 200 where a test wanted a success.
package struct Refusal: Error, CustomStringConvertible {
    package let operation: String
    package let reply: Reply
    package var description: String { "\(operation) was refused: \(reply.status) \(reply.body?.description ?? "")" }
}
