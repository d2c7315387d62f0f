package import AWSTypes
package import Model
package import SecretMemory

/// Somebody who can sign: a principal with an access key.
package struct Person: Sendable {
    package let principal: Principal
    package let accessKeyID: String
    package let secret: SecretBytes
    /// Of temporary credentials.
    package var sessionToken: String?

    package var arn: String { principal.arn }
    package var account: AccountID { principal.account }

    var owner: AccessKey.Owner {
        if case .user(let account, _, _, let id) = principal { .user(account, id: id) } else { .root(account) }
    }

    init(_ principal: Principal, _ randomness: SeededRandomness) {
        self.init(principal, accessKeyID: AccessKey.newID(randomness), secret: AccessKey.newSecret(randomness))
    }

    init(_ principal: Principal, accessKeyID: String, secret: String) {
        self.principal = principal
        self.accessKeyID = accessKeyID
        self.secret = SecretBytes(utf8: secret)
    }

    /// Whoever an answer's `Credentials` are for.
    package init?(_ credentials: JSON?, of principal: Principal) {
        guard let id: String = credentials?["AccessKeyId"]?.text, let secret: String = credentials?["SecretAccessKey"]?.text,
            let token: String = credentials?["SessionToken"]?.text
        else { return nil }
        self.principal = principal
        accessKeyID = id
        self.secret = SecretBytes(utf8: secret)
        sessionToken = token
    }
}
