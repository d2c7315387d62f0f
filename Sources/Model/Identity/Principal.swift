package import AWSTypes

/// Who is asking, as policies and records name him (IAM user guide, *Principal*).
package indirect enum Principal: Hashable, Sendable {
    /// The account itself, with all rights.
    case root(AccountID)
    /// An IAM user; `path` begins and ends with `/`.
    case user(account: AccountID, path: String, name: String, uniqueID: String)
    /// A session of a role.
    case assumedRole(AssumedRole)
    /// A session that a user made for somebody with GetFederationToken.
    case federatedUser(account: AccountID, name: String)
    /// An AWS service, such as `secretsmanager.amazonaws.com`, at work in an account.
    case service(name: String, account: AccountID)
    /// Nobody yet: AssumeRoleWithWebIdentity is not signed.
    case anonymous

    package struct AssumedRole: Hashable, Sendable {
        package let account: AccountID
        package let path: String
        package let name: String
        package let uniqueID: String
        package let sessionName: String

        package init(account: AccountID, path: String, name: String, uniqueID: String, sessionName: String) {
            self.account = account
            self.path = path
            self.name = name
            self.uniqueID = uniqueID
            self.sessionName = sessionName
        }

        package var roleARN: String { String(joining: "arn:aws:iam::", account.digits, ":role", path, name) }
    }

    /// Who administers the server over its control socket. It manages accounts, and never reads a secret's value.
    package static func serverOperator(_ account: AccountID) -> Principal { .service(name: operatorName, account: account) }
    private static let operatorName: String = "operator.strongroom"
    package var isOperator: Bool { if case .service(Principal.operatorName, _) = self { true } else { false } }

    package var account: AccountID {
        switch self {
        case .root(let account), .user(let account, _, _, _), .federatedUser(let account, _), .service(_, let account): account
        case .assumedRole(let role): role.account
        case .anonymous: .zero
        }
    }

    /// The ARN of `GetCallerIdentity` and of denials; a role's path is not in it.
    package var arn: String {
        switch self {
        case .root(let account): account.rootARN
        case .user(let account, let path, let name, _): String(joining: "arn:aws:iam::", account.digits, ":user", path, name)
        case .assumedRole(let role):
            String(joining: "arn:aws:sts::", role.account.digits, ":assumed-role/", role.name, "/", role.sessionName)
        case .federatedUser(let account, let name): "arn:aws:sts::\(account):federated-user/\(name)"
        case .service(let name, _): name
        case .anonymous: "anonymous"
        }
    }

    /// `aws:PrincipalArn`: as ``arn``, but the role's own ARN for its sessions.
    package var policyARN: String {
        if case .assumedRole(let role) = self { role.roleARN } else { arn }
    }

    /// `aws:userid`: the account's number for root, `AIDA…` for a user, `AROA…:<session>` for a role's session.
    package var userID: String {
        switch self {
        case .root(let account): account.digits
        case .user(_, _, _, let uniqueID): uniqueID
        case .assumedRole(let role): String(joining: role.uniqueID, ":", role.sessionName)
        case .federatedUser(let account, let name): "\(account):\(name)"
        case .service(let name, _): name
        case .anonymous: "anonymous"
        }
    }

    /// `aws:username`; only IAM users have it.
    package var userName: String? {
        if case .user(_, _, let name, _) = self { name } else { nil }
    }
}
