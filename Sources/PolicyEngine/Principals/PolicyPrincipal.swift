package import AWSTypes

/// Whom a statement means (IAM user guide, *Principal*). Whether they exist is not known here.
package enum PolicyPrincipal: Hashable, Sendable {
    /// `*`: everybody, the nameless included.
    case everyone
    /// The account as a whole, by its number or as `…:root`.
    case account(AccountID)
    /// `arn:aws:iam::<account>:user/<path and name>`
    case user(ARN)
    /// `arn:aws:iam::<account>:role/<path and name>`, for all of its sessions.
    case role(ARN)
    /// `arn:aws:sts::<account>:assumed-role/<role>/<session>`
    case session(ARN)
    /// `arn:aws:sts::<account>:federated-user/<name>`
    case federatedUser(ARN)
    /// `AIDA…` or `AROA…`: a user or role by its unique id, as it stays in a policy after its principal is gone.
    case uniqueID(String)
    /// `lambda.amazonaws.com`
    case service(String)
    /// An identity provider, by ARN or domain.
    case federated(String)
    case canonicalUser(String)
}
