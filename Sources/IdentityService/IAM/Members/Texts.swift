import Wire

/// `Path`: begins and ends with a slash.
struct EntityPath: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...512, pattern: .path)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Path` of a managed policy.
struct PolicyPath: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...512, pattern: .policyPath)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `PathPrefix`.
struct PathPrefix: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 1...512, pattern: TextPattern(#"\u002F[\u0021-\u007F]*"#) { $0.first == 0x2F && $0.allSatisfy { $0 >= 0x21 && $0 <= 0x7F } }
    )
    let text: String
    init(_ text: String) { self.text = text }
}

/// A policy, kept byte for byte.
struct PolicyDocumentText: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...131_072, pattern: .policy)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Description` of a role.
struct EntityDescription: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 0...1000,
        pattern: .scalars(#"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"#, atLeast: 0) { $0.isOfLatin && !(0x7F...0xA0).contains($0) })
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Description` of a managed policy.
struct PolicyDescription: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 0...1000)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Marker`: where the last page ended.
struct Marker: WireText {
    // The model has 320; one of ours may hold the ARN of an entity with a long path.
    static let constraints: TextConstraints = TextConstraints(
        length: 1...1200, pattern: .scalars(#"[\u0020-\u00FF]+"#) { $0 >= 0x20 && $0 <= 0xFF })
    let text: String
    init(_ text: String) { self.text = text }
}

/// `MaxItems`.
struct MaxItems: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...1000)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `MaxSessionDuration` of a role, in seconds.
struct MaxSessionDuration: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(3600...43_200)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `Status` of an access key.
enum KeyStatus: String, WireEnum {
    case active = "Active"
    case inactive = "Inactive"
    case expired = "Expired"
}

/// `PolicyUsageFilter`.
enum PolicyUsage: String, WireEnum {
    case permissions = "PermissionsPolicy"
    case boundary = "PermissionsBoundary"
}

extension TextPattern {
    fileprivate static let path: TextPattern = TextPattern(#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#) { bytes in
        bytes.first == 0x2F && bytes.last == 0x2F && bytes.count != 2 && bytes.allSatisfy { $0 >= 0x21 && $0 <= 0x7E }
    }

    fileprivate static let policyPath: TextPattern = TextPattern(#"((/[A-Za-z0-9\.,\+@=_-]+)*)/"#) { bytes in
        guard bytes.first == 0x2F, bytes.last == 0x2F else { return false }
        guard bytes.count > 1 else { return true }
        return bytes.dropFirst().dropLast().split(separator: 0x2F, omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isOfName } }
    }
}
