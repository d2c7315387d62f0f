import Wire

/// `Url` of an OIDC provider.
struct ProviderURL: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...255)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `ClientIDList`.
struct ClientID: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...255)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `ThumbprintList`: forty hexadecimal digits.
struct Thumbprint: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 40...40)
    let text: String
    init(_ text: String) { self.text = text }
}
