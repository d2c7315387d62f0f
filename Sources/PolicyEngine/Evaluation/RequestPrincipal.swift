package import AWSTypes

/// Who asks (IAM user guide, *Principal*).
package struct RequestPrincipal: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// An account's root user.
        case root
        case user
        /// A session of a role. Without a session's name: the role as such, where its sessions are not told apart.
        case role
        /// A session of GetFederationToken.
        case federatedUser
        /// An AWS service, acting for itself.
        case service
        /// Somebody whom an identity provider vouches for: AssumeRoleWithWebIdentity, AssumeRoleWithSAML.
        case provider
        case anonymous
    }

    package let kind: Kind
    /// The ARN, as GetCallerIdentity says it; a service's name; a provider's ARN or domain; `*` for the nameless.
    package let description: String
    /// Nil for services, providers and the nameless.
    package let account: AccountID?
    /// Of a session: the role's ARN, with its path; for a federated user the ARN of the user who made the session.
    package let parent: String?
    /// `AIDA…` of a user, `AROA…` of a session's role.
    package let uniqueID: String?

    private init(_ kind: Kind, _ text: String, account: AccountID? = nil, parent: String? = nil, uniqueID: String? = nil) {
        self.kind = kind
        description = text
        self.account = account
        self.parent = parent
        self.uniqueID = uniqueID
    }

    package static let anonymous: RequestPrincipal = RequestPrincipal(.anonymous, "*")

    package static func root(_ account: AccountID, partition: String = "aws") -> RequestPrincipal {
        RequestPrincipal(.root, "arn:\(partition):iam::\(account):root", account: account)
    }

    /// - Parameter arn: `arn:<partition>:iam::<account>:user<path><name>`.
    package static func user(_ arn: String, account: AccountID, uniqueID: String? = nil) -> RequestPrincipal {
        RequestPrincipal(.user, arn, account: account, uniqueID: uniqueID)
    }

    /// - Parameters:
    ///   - arn: `arn:<partition>:sts::<account>:assumed-role/<role>/<session>`.
    ///   - role: `arn:<partition>:iam::<account>:role<path><name>`.
    package static func session(_ arn: String, of role: String, account: AccountID, roleID: String? = nil) -> RequestPrincipal {
        RequestPrincipal(.role, arn, account: account, parent: role, uniqueID: roleID)
    }

    /// - Parameters:
    ///   - arn: `arn:<partition>:sts::<account>:federated-user/<name>`.
    ///   - user: The ARN of the user who asked for the session; nil if it was the root user.
    package static func federatedUser(_ arn: String, of user: String?, account: AccountID, userID: String? = nil) -> RequestPrincipal {
        RequestPrincipal(.federatedUser, arn, account: account, parent: user, uniqueID: userID)
    }

    /// - Parameter name: `lambda.amazonaws.com`.
    package static func service(_ name: String) -> RequestPrincipal { RequestPrincipal(.service, name) }

    /// - Parameter name: A provider's ARN, or the domain of a public one.
    package static func provider(_ name: String) -> RequestPrincipal { RequestPrincipal(.provider, name) }

    /// Whether it belongs to an account, so that the account's policies speak of it.
    package var isInAccount: Bool { account != nil }

    /// Service control policies do not bind service-linked roles (Organizations user guide).
    var isServiceLinkedRole: Bool {
        kind == .role && parent.flatMap { ARN($0) }?.resource.hasPrefix("role/aws-service-role/") == true
    }
}

extension RequestPrincipal {
    /// Reads an ARN, a service principal or `*`; nil for anything else.
    ///
    /// - Parameter principalARN: What `aws:PrincipalArn` is known to be: of a role's session, the role with its path, which the session's own
    ///   ARN does not tell; of a federated user, perhaps the user. Without it a session's role is taken to have no path.
    package init?(reading text: String, principalARN: String? = nil) {
        if text == "*" {
            self = .anonymous
            return
        }
        let named: PolicyPrincipal
        if let aws: PolicyPrincipal = try? PolicyPrincipal(text, type: .aws) {
            named = aws
        } else if let service: PolicyPrincipal = try? PolicyPrincipal(text, type: .service) {
            named = service
        } else if let provider: PolicyPrincipal = try? PolicyPrincipal(text, type: .federated) {
            named = provider
        } else {
            return nil
        }
        switch named {
        case .account(let account):
            self = ARN(text).map { .root(account, partition: $0.partition) } ?? .root(account)
        case .user(let arn):
            guard let account: AccountID = AccountID(arn.account) else { return nil }
            self = .user(text, account: account)
        case .role(let arn):
            guard let account: AccountID = AccountID(arn.account) else { return nil }
            self = .session(text, of: text, account: account)
        case .session(let arn):
            guard let account: AccountID = AccountID(arn.account) else { return nil }
            let name: Substring = arn.resource.split(separator: "/")[1]
            let plain: String = "arn:\(arn.partition):iam::\(arn.account):role/\(name)"
            self = .session(text, of: Self.role(principalARN) ?? plain, account: account)
        case .federatedUser(let arn):
            guard let account: AccountID = AccountID(arn.account) else { return nil }
            let user: String? = principalARN.flatMap { $0.contains(":iam::\(account):user/") ? $0 : nil }
            self = .federatedUser(text, of: user, account: account)
        case .service: self = .service(text)
        case .federated: self = .provider(text)
        case .everyone, .uniqueID, .canonicalUser: return nil
        }
    }

    /// `text`, if it is a role's ARN.
    private static func role(_ text: String?) -> String? {
        guard let text, let arn: ARN = ARN(text), arn.service == "iam", arn.resource.hasPrefix("role/") else { return nil }
        return text
    }
}
