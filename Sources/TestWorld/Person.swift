package import AWSTypes
package import Model
package import SecretMemory

/// Somebody who can sign: a principal with an access key.
package struct Person: Sendable {
    package let principal: Principal
    package let accessKeyID: String
    package let secret: SecretBytes

    package var arn: String { principal.arn }
    package var account: AccountID { principal.account }

    var owner: AccessKey.Owner {
        if case .user(let account, _, _, let id) = principal { .user(account, id: id) } else { .root(account) }
    }

    init(_ principal: Principal, _ randomness: SeededRandomness) {
        self.principal = principal
        accessKeyID = AccessKey.newID(randomness)
        secret = SecretBytes(utf8: AccessKey.newSecret(randomness))
    }
}
