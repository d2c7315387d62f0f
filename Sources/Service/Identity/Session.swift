package import AWSTypes
package import Model
package import SecretMemory

/// Temporary credentials as their token carries them: whose they are, and under which terms. No session is stored.
///
/// The principal is named by its unique id and looked up for each request: a session dies with its role or user.
package struct Session: Hashable, Sendable, Codable {
    package enum Holder: Hashable, Sendable, Codable {
        case root(AccountID)
        case user(id: String)
        case role(id: String, sessionName: String)
        /// Made by a user, or by the account's root if `user` is nil.
        case federated(AccountID, name: String, user: String?)
    }

    package let holder: Holder
    package let context: SessionContext

    package init(holder: Holder, context: SessionContext) {
        self.holder = holder
        self.context = context
    }
}

/// What a client gets: key, secret, token.
package struct TemporaryCredentials: Sendable {
    package let accessKeyID: String
    package let secret: SecretBytes
    package let token: SecretBytes
    package let expiresAt: Instant

    package init(accessKeyID: String, secret: SecretBytes, token: SecretBytes, expiresAt: Instant) {
        self.accessKeyID = accessKeyID
        self.secret = secret
        self.token = token
        self.expiresAt = expiresAt
    }
}
