import Wire

extension TextPattern {
    /// Names of users, groups, roles and policies.
    static let entityName: TextPattern = TextPattern(#"[\w+=,.@-]+"#, each: { $0.isOfName })
    /// Names of sessions, which may be empty.
    static let sessionName: TextPattern = TextPattern(#"[\w+=,.@-]*"#, each: { $0.isOfName }, atLeast: 0)

    /// Policy documents.
    static let policy: TextPattern = .scalars(#"[\u0009\u000A\u000D\u0020-\u00FF]+"#) { $0.isOfLatin }

    /// Letters, spaces and digits of any script, and a few signs.
    static func tag(_ regex: String, atLeast least: Int) -> TextPattern {
        TextPattern(regex) { bytes in
            bytes.count >= least
                && String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
                    switch scalar.properties.generalCategory {
                    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spaceSeparator,
                        .lineSeparator,
                        .paragraphSeparator, .decimalNumber, .letterNumber, .otherNumber:
                        true
                    default: "_.:/=+-@".unicodeScalars.contains(scalar)
                    }
                }
        }
    }

    /// Every character is one of these Unicode scalars.
    static func scalars(_ regex: String, atLeast least: Int = 1, _ isAllowed: @escaping @Sendable (UInt32) -> Bool) -> TextPattern {
        TextPattern(regex) { bytes in
            bytes.count >= least && String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { isAllowed($0.value) }
        }
    }
}

extension UInt8 {
    /// `\w`.
    var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    /// `[\w+=,.@-]`.
    var isOfName: Bool { isWordByte || "+=,.@-".utf8.contains(self) }
}

extension UInt32 {
    /// `[\u0009\u000A\u000D\u0020-\u00FF]`.
    var isOfLatin: Bool { self == 0x09 || self == 0x0A || self == 0x0D || self >= 0x20 && self <= 0xFF }
}
