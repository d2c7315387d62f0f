package import AWSTypes

/// A thing of IAM that is stored whole, as one document: a user, a group, a role, a policy …
///
/// Its id is unique over all accounts and never used again: `AIDA…` for a user, the ARN for what IAM itself knows by ARN only.
package protocol IAMEntity: Aggregate, Codable where ID == String {
    static var kind: IAMKind { get }
    var account: AccountID { get }
    /// Begins and ends with `/`.
    var path: String { get }
    /// Unique within account and kind, without regard to case.
    var name: String { get }
    /// What must not go away as long as this entity names it.
    var references: [IAMReference] { get }
}

/// What kinds of entities there are. The texts are stored.
package enum IAMKind: String, Hashable, Sendable, Codable, CaseIterable {
    case user
    case group
    case role
    case policy
    case instanceProfile = "instance-profile"
    case mfaDevice = "mfa"
    case oidcProvider = "oidc-provider"
    case accessReport = "access-report"
}

/// One entity's need of another.
package struct IAMReference: Hashable, Sendable {
    /// In which way. The texts are stored.
    package enum Role: String, Hashable, Sendable {
        /// A managed policy is attached.
        case attached
        /// A managed policy is the permissions boundary.
        case boundary
        /// A user is in a group.
        case member
        /// A role is in an instance profile.
        case instance
        /// An MFA device is a user's.
        case device
    }

    package let role: Role
    /// The other's id. AWS's own managed policies are named by their ARNs and are not stored.
    package let target: String

    package init(_ role: Role, _ target: String) {
        self.role = role
        self.target = target
    }
}

/// Who refers to an entity.
package struct IAMReferrer: Hashable, Sendable {
    package let kind: IAMKind
    package let id: String
    package let role: IAMReference.Role

    package init(kind: IAMKind, id: String, role: IAMReference.Role) {
        self.kind = kind
        self.id = id
        self.role = role
    }
}

/// Makes unique ids as IAM does: four letters for the kind and seventeen characters of base 32 (IAM user guide, *Unique identifiers*).
package enum UniqueID {
    package static func user(_ randomness: some Randomness) -> String { "AIDA" + tail(randomness) }
    package static func group(_ randomness: some Randomness) -> String { "AGPA" + tail(randomness) }
    package static func role(_ randomness: some Randomness) -> String { "AROA" + tail(randomness) }
    package static func policy(_ randomness: some Randomness) -> String { "ANPA" + tail(randomness) }
    package static func instanceProfile(_ randomness: some Randomness) -> String { "AIPA" + tail(randomness) }

    private static func tail(_ randomness: some Randomness) -> String {
        randomness.text(17, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8))
    }
}
