import Wire

/// `Description`.
struct SecretDescription: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Type`: a partner of managed external secrets.
struct SecretType: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...256)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ResourcePolicy`, kept byte for byte.
struct ResourcePolicyText: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...20_480)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `RotationLambdaARN`.
struct RotationFunctionARN: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ExternalSecretRotationRoleArn`.
struct RoleARN: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 20...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ExcludeCharacters`.
struct ExcludedCharacters: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...4096)
    let text: String
    init(_ text: String) { self.text = text }
}
