import AWSTypes
import Model
import QRCodes
import SecretMemory
import Service
import Wire

/// `VirtualMFADevice`.
struct VirtualDeviceShape: WireEncodable {
    let device: MFADevice
    /// Only in the answer that makes the device.
    var seed: SecretBytes?
    var user: User?

    func encode(to out: inout some WireObject) {
        out.member("SerialNumber", device.id)
        out.secretBlob("Base32StringSeed", seed)
        out.secretBlob("QRCodePNG", seed.flatMap { qrCode(of: $0) })
        out.object("User", user.map { UserShape(user: $0, isListed: true) })
        out.member("EnableDate", device.enabledAt)
        if !device.tags.isEmpty { out.list("Tags", device.tags.map { TagShape(tag: $0) }) }
    }
}

extension VirtualDeviceShape {
    /// Pixels of a module.
    private static let scale: Int = 4

    /// "A QR code PNG image that encodes `otpauth://totp/$virtualMFADeviceName@$AccountName?secret=$Base32String`" (IAM API reference,
    /// *VirtualMFADevice*). Nil if names are so long that no authenticator would read it.
    private func qrCode(of seed: SecretBytes) -> SecretBytes? {
        let label: String = "\(device.name)@\(device.account)".percentEncoded
        let address: String = seed.exposed { "otpauth://totp/\(label)?secret=\(String(decoding: $0, as: UTF8.self))" }
        guard let code: QRCode = QRCode(address) else { return nil }
        var picture: [UInt8] = code.png(scale: VirtualDeviceShape.scale)
        return SecretBytes(consuming: &picture)
    }
}

/// `MFADevice`.
struct EnabledDeviceShape: WireEncodable {
    let device: MFADevice
    let userName: String

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.member("SerialNumber", device.id)
        out.member("EnableDate", device.enabledAt)
    }
}

/// `LoginProfile`.
struct LoginProfileShape: WireEncodable {
    let userName: String
    let profile: LoginProfile

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.member("CreateDate", profile.createdAt)
        out.member("PasswordResetRequired", profile.passwordResetRequired)
    }
}

/// `PasswordPolicy`.
struct PasswordPolicyShape: WireEncodable {
    let policy: PasswordPolicy

    func encode(to out: inout some WireObject) {
        out.member("MinimumPasswordLength", policy.minimumLength)
        out.member("RequireSymbols", policy.requireSymbols)
        out.member("RequireNumbers", policy.requireNumbers)
        out.member("RequireUppercaseCharacters", policy.requireUppercase)
        out.member("RequireLowercaseCharacters", policy.requireLowercase)
        out.member("AllowUsersToChangePassword", policy.allowUsersToChange)
        out.member("ExpirePasswords", policy.maxAge != nil)
        out.member("MaxPasswordAge", policy.maxAge)
        out.member("PasswordReusePrevention", policy.reusePrevention)
        out.member("HardExpiry", policy.hardExpiry)
    }
}
