import AWSTypes

/// The constraints that a request breaks, to be told all at once.
struct Violations {
    private var sentences: [String] = []

    /// After this many, decoding ends: a body of a megabyte could break a constraint for every third byte.
    private static let limit: Int = 100

    mutating func append(_ sentence: String) { sentences.append(sentence) }

    var isFull: Bool { sentences.count >= Violations.limit }

    /// Nil if there are none.
    func error(for wireProtocol: WireProtocol) -> AWSError? {
        guard !sentences.isEmpty else { return nil }
        let message: String =
            "\(sentences.count) validation error\(sentences.count == 1 ? "" : "s") detected: \(sentences.joined(separator: "; "))"
        return switch wireProtocol {
        case .json: .validation(message)
        case .query: AWSError("ValidationError", message, origin: .frontEnd)
        }
    }
}
