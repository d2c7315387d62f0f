package import AWSTypes
package import PolicyEngine

/// One permission that a call needs.
package struct Access: Sendable {
    /// Asked with a condition key in lower case, such as `secretsmanager:versionstage`. Nil: the request does not have it.
    package typealias Keys = @Sendable (String) -> RequestContext.Value?

    /// Such as `secretsmanager:GetSecretValue`.
    package let action: String
    /// An ARN; nil for actions without a resource.
    package let resource: String?
    /// How a denial names the resource: its ARN, or the identifier as given where nothing was found.
    package let shownResource: String?
    /// Who owns the resource.
    package let owner: AccountID
    /// The resource's own policy, if it has one.
    package let policy: ResourcePolicy?
    /// The ARN of the resource whose policy would be asked if it had one; nil for resources that have none.
    package let policyHolder: String?
    /// A setting of the account stands in for an identity-based policy that allows it; denies and limits count all the same.
    package let isGrantedBySetting: Bool
    /// The service's condition keys and the resource's, asked for only when a policy speaks of them.
    package let keys: Keys?

    package init(
        _ action: String, on resource: String?, shownAs shown: String? = nil, owner: AccountID, policy: ResourcePolicy? = nil,
        heldBy policyHolder: String? = nil, isGrantedBySetting: Bool = false, keys: Keys? = nil
    ) {
        self.action = action
        self.resource = resource
        shownResource = shown ?? resource
        self.owner = owner
        self.policy = policy
        self.policyHolder = policy?.name ?? policyHolder
        self.isGrantedBySetting = isGrantedBySetting
        self.keys = keys
    }
}

/// A policy that lies on a resource: a secret's, a key's, a role's trust.
package struct ResourcePolicy: Hashable, Sendable {
    /// Whose it is, for whoever reads a decision: the resource's ARN.
    package let name: String
    /// Whose it is, for ever: a role's or a copy's ARN may come again, its unique id or serial number does not.
    package let holder: String
    /// Together with the holder, which text it is. Nil for a text that is not stored, and perhaps never will be.
    package let revision: Int64?
    package let document: String
    package let role: PolicyRole
    /// Unique ids of users and roles that the document names, by their ARNs there, as of the time when it was put: a later principal of the same
    /// name is not meant.
    package let principalIDs: [String: String]

    package init(
        name: String, holder: String, revision: Int64?, document: String, role: PolicyRole = .resource, principalIDs: [String: String] = [:]
    ) {
        self.name = name
        self.holder = holder
        self.revision = revision
        self.document = document
        self.role = role
        self.principalIDs = principalIDs
    }
}

/// Condition keys that concern tags (IAM user guide, *Controlling access to AWS resources using tags*). Case does not count in a tag's key.
package enum TagKeys {
    /// The value of `<prefix><tag key>` in `tags`; nil if `key` does not begin so, or there is no such tag. Both are in lower case.
    package static func value(of key: String, prefix: String, in tags: [Tag]?) -> RequestContext.Value? {
        guard let tags, !tags.isEmpty, key.hasPrefix(prefix) else { return nil }
        let name: Substring = key.dropFirst(prefix.count)
        return tags.first { $0.key.lowercased() == name }.map { .one($0.value) }
    }
}
