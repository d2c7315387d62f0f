/// An error as a client of AWS sees it: a code, a sentence and an HTTP status.
///
/// Messages never hold a secret. Which JSON member carries the sentence (`message` or `Message`) depends on the service and on ``origin``.
package struct AWSError: Error, Hashable, Sendable {
    /// Who refused: the common front end (authentication, parsing, constraints) or the service itself.
    package enum Origin: Sendable { case frontEnd, service }

    package let code: String
    /// Nil where AWS sends the code alone.
    package let message: String?
    package let status: Int
    package let origin: Origin

    package init(_ code: String, _ message: String?, status: Int = 400, origin: Origin = .service) {
        self.code = code
        self.message = message
        self.status = status
        self.origin = origin
    }
}

extension AWSError {
    /// A member breaks the service model's constraints (wire contract, *Validation message format*).
    package static func validation(_ message: String) -> AWSError { AWSError("ValidationException", message, origin: .frontEnd) }
    /// The body could not be read; AWS says why only for a wrong JSON type.
    package static func serialization(_ message: String? = nil) -> AWSError {
        AWSError("SerializationException", message, origin: .frontEnd)
    }
    /// No such operation, or no target at all.
    package static let unknownOperation: AWSError = AWSError("UnknownOperationException", nil, origin: .frontEnd)
}
