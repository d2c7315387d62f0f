package import AWSTypes

/// An IAM group. Who is in it, its users say. (IAM API reference, *Group*.)
package struct Group: IAMEntity, PolicyHolder {
    package static let kind: IAMKind = .group
    package static let noun: String = "group"
    package static let inlineQuota: Int = 5120
    package static let attachmentQuota: String = "PoliciesPerGroup"

    /// `AGPA…`.
    package let id: String
    package let account: AccountID
    package var path: String
    package var name: String
    package let createdAt: Instant
    package var inlinePolicies: [InlinePolicy] = []
    package var attachedPolicies: [String] = []
    package var revision: Int64 = 0

    package init(id: String, account: AccountID, path: String, name: String, createdAt: Instant) {
        self.id = id
        self.account = account
        self.path = path
        self.name = name
        self.createdAt = createdAt
    }

    package var arn: String { "arn:aws:iam::\(account):group\(path)\(name)" }
    package var references: [IAMReference] { attachedPolicies.map { IAMReference(.attached, $0) } }
}
