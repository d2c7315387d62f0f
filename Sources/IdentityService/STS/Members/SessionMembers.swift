import AWSTypes
import Wire

/// `RoleArn`.
struct AssumedRoleARN: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 20...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `RoleSessionName` and `SourceIdentity`.
struct SessionName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 2...64, pattern: .sessionName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Name` of a federated user.
struct FederatedName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 2...32, pattern: .sessionName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ExternalId`.
struct ExternalID: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 2...1224, pattern: TextPattern(#"[\w+=,.@:\/-]*"#, each: { $0.isOfName || $0 == 0x3A || $0 == 0x2F }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `SerialNumber` of an MFA device.
struct MFASerialNumber: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 9...256, pattern: TextPattern(#"[\w+=/:,.@-]*"#, each: { $0.isOfName || $0 == 0x3A || $0 == 0x2F }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `TokenCode` of an MFA device.
struct MFATokenCode: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 6...6, pattern: TextPattern(#"[\d]*"#, each: { $0 >= 0x30 && $0 <= 0x39 }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Policy` of AssumeRole, which the model does not bound: what is too large, the packed size tells.
struct SessionPolicyText: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1..., pattern: .policy)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Policy` of GetFederationToken and AssumeRoleWithWebIdentity.
struct ShortSessionPolicyText: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...2048, pattern: .policy)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `PolicyArns`.
struct PolicyDescriptor: Decodable, Sendable {
    let arn: SessionPolicyARN?

    /// The one member of the model that begins with a small letter.
    private struct ExactName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(_ name: String) { stringValue = name }
    }

    init(from decoder: any Decoder) throws {
        arn = try decoder.container(keyedBy: ExactName.self).decodeIfPresent(SessionPolicyARN.self, forKey: ExactName("arn"))
    }
}

struct SessionPolicyARN: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 20...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `DurationSeconds` of AssumeRole.
struct RoleDuration: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(900...43_200)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `DurationSeconds` of GetSessionToken and GetFederationToken.
struct UserDuration: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(900...129_600)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// An item of `Tags`.
struct SessionTag: Decodable, Sendable {
    let key: SessionTagKey
    let value: SessionTagValue

    var tag: Tag { Tag(key: key.text, value: value.text) }
}

struct SessionTags: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 0...50)
    let items: [SessionTag]
    init(_ items: [SessionTag]) { self.items = items }
}

struct TransitiveTagKeys: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 0...50)
    let items: [SessionTagKey]
    init(_ items: [SessionTagKey]) { self.items = items }
}

struct SessionTagKey: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .tag(#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#, atLeast: 1))
    let text: String
    init(_ text: String) { self.text = text }
}

struct SessionTagValue: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...256, pattern: .tag(#"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"#, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `ProvidedContexts`: contexts of IAM Identity Center, which is not here.
struct ProvidedContext: Decodable, Sendable {
    let providerArn: SessionPolicyARN?
    let contextAssertion: ContextAssertion?
}

struct ContextAssertion: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 4...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

struct ProvidedContexts: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 0...5)
    let items: [ProvidedContext]
    init(_ items: [ProvidedContext]) { self.items = items }
}

/// `AccessKeyId`.
struct AccessKeyIDText: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 16...128, pattern: TextPattern(#"[\w]*"#, each: { $0.isWordByte }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}
