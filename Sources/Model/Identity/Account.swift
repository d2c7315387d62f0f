package import AWSTypes

/// An AWS account: the owner of everything.
package struct Account: Aggregate {
    package let id: AccountID
    package let createdAt: Instant
    /// The operator's name for it.
    package var name: String?
    /// The account alias of IAM, unique on this server.
    package var alias: String?
    package var passwordPolicy: PasswordPolicy?
    package var revision: Int64

    package init(
        id: AccountID, createdAt: Instant, name: String? = nil, alias: String? = nil, passwordPolicy: PasswordPolicy? = nil,
        revision: Int64 = 0
    ) {
        self.id = id
        self.createdAt = createdAt
        self.name = name
        self.alias = alias
        self.passwordPolicy = passwordPolicy
        self.revision = revision
    }
}

/// What console passwords must be like. (IAM API reference, *PasswordPolicy*.)
package struct PasswordPolicy: Hashable, Sendable, Codable {
    package var minimumLength: Int = 6
    package var requireSymbols: Bool = false
    package var requireNumbers: Bool = false
    package var requireUppercase: Bool = false
    package var requireLowercase: Bool = false
    package var allowUsersToChange: Bool = false
    /// Days; nil: passwords do not expire.
    package var maxAge: Int?
    package var reusePrevention: Int?
    package var hardExpiry: Bool = false

    package init() {}
}
