package import AWSTypes

/// Who is asking, as policies and records name him (IAM user guide, *Principal*).
package enum Principal: Hashable, Sendable {
    /// The account itself, with all rights.
    case root(AccountID)
    /// An IAM user; `path` begins and ends with `/`.
    case user(account: AccountID, path: String, name: String, uniqueID: String)

    package var account: AccountID {
        switch self {
        case .root(let account), .user(let account, _, _, _): account
        }
    }

    /// The ARN of `GetCallerIdentity` and of denials.
    package var arn: String {
        switch self {
        case .root(let account): account.rootARN
        case .user(let account, let path, let name, _): "arn:aws:iam::\(account):user\(path)\(name)"
        }
    }

    /// `aws:userid`: the account's number for root, `AIDA…` for a user.
    package var userID: String {
        switch self {
        case .root(let account): account.digits
        case .user(_, _, _, let uniqueID): uniqueID
        }
    }
}
