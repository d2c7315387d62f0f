package import AWSTypes

/// A container for the role of a machine. (IAM API reference, *InstanceProfile*.)
package struct InstanceProfile: IAMEntity {
    package static let kind: IAMKind = .instanceProfile

    /// `AIPA…`.
    package let id: String
    package let account: AccountID
    package let path: String
    package let name: String
    package let createdAt: Instant
    package var tags: [Tag] = []
    /// The id of its role; there is at most one.
    package var role: String?
    package var revision: Int64 = 0

    package init(id: String, account: AccountID, path: String, name: String, createdAt: Instant) {
        self.id = id
        self.account = account
        self.path = path
        self.name = name
        self.createdAt = createdAt
    }

    package var arn: String { "arn:aws:iam::\(account):instance-profile\(path)\(name)" }
    package var references: [IAMReference] { role.map { [IAMReference(.instance, $0)] } ?? [] }
}
