/// By which way a policy reaches a request. The raw value is AWS's name for it in denials.
package enum PolicyKind: String, Hashable, Sendable, CaseIterable {
    case serviceControl = "service control policy"
    case resource = "resource-based policy"
    /// The resource policy of a role.
    case roleTrust = "role trust policy"
    case identity = "identity-based policy"
    case boundary = "permissions boundary"
    case session = "session policy"

    /// With its article: `an identity-based policy`.
    package var phrase: String {
        switch self {
        case .roleTrust: "the \(rawValue)"
        case .identity: "an \(rawValue)"
        case .serviceControl, .resource, .boundary, .session: "a \(rawValue)"
        }
    }
}
