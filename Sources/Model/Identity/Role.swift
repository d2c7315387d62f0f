package import AWSTypes

/// An IAM role. (IAM API reference, *Role*.)
package struct Role: IAMEntity, PolicyHolder {
    package static let kind: IAMKind = .role
    package static let noun: String = "role"
    package static let inlineQuota: Int = 10_240
    package static let attachmentQuota: String = "PoliciesPerRole"
    /// Seconds.
    package static let defaultSessionDuration: Int = 3600

    /// `AROA…`.
    package let id: String
    package let account: AccountID
    package let path: String
    package let name: String
    package let createdAt: Instant
    package var description: String?
    /// Who may assume it: the trust policy, byte for byte.
    package var trustPolicy: String
    /// Unique ids of the users and roles that the trust policy names, by the ARN that stands there: a recreated one of the same name is another.
    package var trustedIDs: [String: String] = [:]
    /// Seconds that a session may last.
    package var maxSessionDuration: Int = Role.defaultSessionDuration
    package var tags: [Tag] = []
    package var inlinePolicies: [InlinePolicy] = []
    package var attachedPolicies: [String] = []
    package var permissionsBoundary: String?
    package var revision: Int64 = 0

    package init(id: String, account: AccountID, path: String, name: String, createdAt: Instant, trustPolicy: String) {
        self.id = id
        self.account = account
        self.path = path
        self.name = name
        self.createdAt = createdAt
        self.trustPolicy = trustPolicy
    }

    package var arn: String { "arn:aws:iam::\(account):role\(path)\(name)" }
    /// Made by and for a service; nothing but that service's own verbs changes it.
    package var isServiceLinked: Bool { path.hasPrefix("/aws-service-role/") }

    /// Who a session of this role is.
    package func session(_ name: String) -> Principal {
        .assumedRole(Principal.AssumedRole(account: account, path: path, name: self.name, uniqueID: id, sessionName: name))
    }

    package var references: [IAMReference] {
        attachedPolicies.map { IAMReference(.attached, $0) } + (permissionsBoundary.map { [IAMReference(.boundary, $0)] } ?? [])
    }
}
