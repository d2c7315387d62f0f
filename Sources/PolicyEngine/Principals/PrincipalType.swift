/// The names under which a policy lists principals.
package enum PrincipalType: String, Hashable, Sendable {
    case aws = "AWS"
    case service = "Service"
    case federated = "Federated"
    case canonicalUser = "CanonicalUser"
}
