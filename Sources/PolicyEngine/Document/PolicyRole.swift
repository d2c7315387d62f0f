/// What a policy document is for. Its grammar depends on it.
package enum PolicyRole: Hashable, Sendable, CaseIterable {
    /// Attached to a user, group or role: says what they may do.
    case identity
    /// Attached to a secret or key: says who may do what to it.
    case resource
    /// A role's: says who may assume it.
    case trust
    /// Passed when a session begins; narrows it.
    case session
    /// A permissions boundary: the most that identity policies can give.
    case boundary
    /// A service control policy: the most that an account's principals can be given (Organizations user guide, *SCP syntax*).
    case serviceControl

    /// Whether its statements name principals. They must, or must not; nothing is left to choice.
    var namesPrincipals: Bool { self == .resource || self == .trust }
    /// Whether its statements name resources. A trust policy's resource is the role.
    var namesResources: Bool { self != .trust }
    /// Whether Sids are IAM's: ASCII letters and digits, none twice (IAM user guide, *Sid*). Other services are freer.
    var hasStrictStatementIDs: Bool { !namesPrincipals }

    /// With its article, to stand before the word "policy".
    var phrase: String {
        switch self {
        case .identity: "an identity"
        case .resource: "a resource"
        case .trust: "a trust"
        case .session: "a session"
        case .boundary: "a boundary"
        case .serviceControl: "a service control"
        }
    }
}
