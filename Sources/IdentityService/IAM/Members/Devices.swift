import SecretMemory
import Wire

/// `SerialNumber` of an MFA device: its ARN.
struct DeviceSerialNumber: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 9...256, pattern: TextPattern(#"[\w+=/:,.@-]+"#, each: { $0.isOfName || $0 == 0x3A || $0 == 0x2F }))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `AuthenticationCode1` and `AuthenticationCode2`.
struct AuthenticationCode: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 6...6, pattern: TextPattern(#"[\d]+"#, each: { $0 >= 0x30 && $0 <= 0x39 }))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `VirtualMFADeviceName`.
struct DeviceName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1..., pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `Password`, `OldPassword` and `NewPassword`.
struct Password: WireSecretText {
    static let constraints: TextConstraints = TextConstraints(
        length: 1...128, pattern: .scalars(#"[\u0009\u000A\u000D\u0020-\u00FF]+"#, atLeast: 1) { $0.isOfLatin })
    let bytes: SecretBytes
    init(_ bytes: SecretBytes) { self.bytes = bytes }
}

/// `MinimumPasswordLength`.
struct MinimumPasswordLength: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(6...128)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `MaxPasswordAge`, in days.
struct MaxPasswordAge: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...1095)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `PasswordReusePrevention`: how many earlier passwords are not to be used again.
struct PasswordReusePrevention: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...24)
    let value: Int
    init(_ value: Int) { self.value = value }
}
