import Wire

/// `UserName` of a user that is to be.
struct UserName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...64, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `UserName` of a user that is there.
struct ExistingUserName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `GroupName`.
struct GroupName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `RoleName`.
struct RoleName: WireText {
    static let longest: Int = 64
    static let constraints: TextConstraints = TextConstraints(length: 1...longest, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `PolicyName`.
struct PolicyName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `InstanceProfileName`.
struct InstanceProfileName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An ARN, of a policy mostly.
struct EntityARN: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 20...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `VersionId` of a managed policy.
struct PolicyVersionID: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1..., pattern: .versionID)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `AccessKeyId`.
struct KeyIdentifier: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 16...128, pattern: TextPattern(#"[\w]+"#, each: { $0.isWordByte }))
    let text: String
    init(_ text: String) { self.text = text }
}

extension TextPattern {
    fileprivate static let versionID: TextPattern = TextPattern(#"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"#) { bytes in
        let number: ArraySlice<UInt8> = bytes.dropFirst().prefix { $0 != UInt8(ascii: ".") }
        let rest: ArraySlice<UInt8> = bytes.dropFirst(1 + number.count).dropFirst()
        return bytes.first == UInt8(ascii: "v") && !number.isEmpty && number.first != UInt8(ascii: "0")
            && number.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            && rest.allSatisfy { $0 == UInt8(ascii: "-") || $0.isWordByte && $0 != UInt8(ascii: "_") }
    }
}
