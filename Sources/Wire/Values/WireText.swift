/// A text with constraints.
///
///     struct SecretDescription: WireText {
///         static let constraints: TextConstraints = TextConstraints(length: 0...2048)
///         let text: String
///         init(_ text: String) { self.text = text }
///     }
package protocol WireText: Decodable, Sendable, WirePrintable {
    static var constraints: TextConstraints { get }
    /// Stands for a text that is missing or breaks the constraints until decoding ends with an error. Nobody else sees it.
    static var placeholder: Self { get }
    /// Gets texts only that satisfy the constraints, and the empty one of the placeholder.
    init(_ text: String)
}

/// A value that may be printed within a list that breaks a constraint: not a secret, and not made of several values.
package protocol WirePrintable {}

extension String: WirePrintable {}
extension Int: WirePrintable {}
extension Int64: WirePrintable {}

extension WireText {
    package static var placeholder: Self { Self("") }

    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        guard let range: TextRange = try value.textRange() else {
            self = Self.placeholder
            return
        }
        let text: ArraySlice<UInt8> = value.document.text(in: range)
        let constraints: TextConstraints = Self.constraints
        let failures: [String] = constraints.failures(of: text)
        guard failures.isEmpty else {
            try value.decoding.note(failures, of: constraints.sentences, at: value, isSensitive: false)
            self = Self.placeholder
            return
        }
        self.init(String(decoding: text, as: UTF8.self))
    }
}
