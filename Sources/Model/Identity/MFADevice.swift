package import AWSTypes

/// A virtual MFA device: an authenticator's seed. Whose it is, its user says. (IAM API reference, *VirtualMFADevice*.)
package struct MFADevice: IAMEntity {
    package static let kind: IAMKind = .mfaDevice

    /// The serial number: `arn:aws:iam::<account>:mfa<path><name>`.
    package let id: String
    package let account: AccountID
    package let path: String
    package let name: String
    package let createdAt: Instant
    package var tags: [Tag] = []
    /// The TOTP seed, sealed under the credentials key, bound to account and serial number.
    package let sealedSeed: [UInt8]
    /// The user that it is enabled for.
    package var user: String?
    package var enabledAt: Instant?
    /// The newest TOTP step whose code was used; no code is good twice (RFC 6238, §5.2).
    package var lastStep: Int64 = 0
    /// By how many steps its clock was ahead of the server's when it was last synchronised.
    package var drift: Int64 = 0
    package var revision: Int64 = 0

    package init(account: AccountID, path: String, name: String, createdAt: Instant, sealedSeed: [UInt8]) {
        id = "arn:aws:iam::\(account):mfa\(path)\(name)"
        self.account = account
        self.path = path
        self.name = name
        self.createdAt = createdAt
        self.sealedSeed = sealedSeed
    }

    package var arn: String { id }
    package var references: [IAMReference] { [] }
}
