package import AWSTypes

/// An IAM user. (IAM API reference, *User*.)
package struct User: IAMEntity, PolicyHolder {
    package static let kind: IAMKind = .user
    package static let noun: String = "user"
    package static let inlineQuota: Int = 2048
    package static let attachmentQuota: String = "PoliciesPerUser"
    package static let groupLimit: Int = 10
    package static let keyLimit: Int = 2
    package static let deviceLimit: Int = 8

    /// `AIDA…`.
    package let id: String
    package let account: AccountID
    package var path: String
    package var name: String
    package let createdAt: Instant
    package var tags: [Tag] = []
    package var inlinePolicies: [InlinePolicy] = []
    package var attachedPolicies: [String] = []
    /// The ARN of the managed policy that bounds this user's permissions.
    package var permissionsBoundary: String?
    /// Ids of the groups that it is in.
    package var groups: [String] = []
    /// Ids of its access keys, oldest first. The keys are aggregates of their own.
    package var accessKeys: [String] = []
    package var loginProfile: LoginProfile?
    /// Serial numbers of its MFA devices.
    package var mfaDevices: [String] = []
    package var revision: Int64 = 0

    package init(id: String, account: AccountID, path: String, name: String, createdAt: Instant) {
        self.id = id
        self.account = account
        self.path = path
        self.name = name
        self.createdAt = createdAt
    }

    package var arn: String { "arn:aws:iam::\(account):user\(path)\(name)" }
    package var principal: Principal { .user(account: account, path: path, name: name, uniqueID: id) }

    package var references: [IAMReference] {
        attachedPolicies.map { IAMReference(.attached, $0) } + (permissionsBoundary.map { [IAMReference(.boundary, $0)] } ?? [])
            + groups.map { IAMReference(.member, $0) } + mfaDevices.map { IAMReference(.device, $0) }
    }
}

/// A console password. (IAM API reference, *LoginProfile*.)
package struct LoginProfile: Hashable, Sendable, Codable {
    package var createdAt: Instant
    package var passwordResetRequired: Bool
    /// The password under scrypt, with its salt and cost, as the cryptography room writes it.
    package var passwordHash: [UInt8]
    /// Hashes of passwords before, newest first, as far as the account's policy forbids their use.
    package var earlierHashes: [[UInt8]] = []
    package var passwordChangedAt: Instant

    package init(createdAt: Instant, passwordResetRequired: Bool, passwordHash: [UInt8]) {
        self.createdAt = createdAt
        self.passwordResetRequired = passwordResetRequired
        self.passwordHash = passwordHash
        passwordChangedAt = createdAt
    }
}
