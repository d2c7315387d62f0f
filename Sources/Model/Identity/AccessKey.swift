package import AWSTypes

/// A long-term access key. Its secret is kept sealed under the server's credentials key, bound to account and id.
package struct AccessKey: Aggregate {
    /// Whose key it is.
    package enum Owner: Hashable, Sendable {
        case root(AccountID)
        /// `id` is the user's unique id: a name may change, and come again.
        case user(AccountID, id: String)

        package var account: AccountID {
            switch self {
            case .root(let account), .user(let account, _): account
            }
        }
    }

    /// `AKIA` and sixteen more upper-case letters and digits; shorter for the well-known keys of development mode.
    package let id: String
    package let owner: Owner
    package let sealedSecret: [UInt8]
    package let createdAt: Instant
    package var isActive: Bool
    package var revision: Int64

    package init(id: String, owner: Owner, sealedSecret: [UInt8], createdAt: Instant, isActive: Bool = true, revision: Int64 = 0) {
        self.id = id
        self.owner = owner
        self.sealedSecret = sealedSecret
        self.createdAt = createdAt
        self.isActive = isActive
        self.revision = revision
    }

    /// A fresh key id: `AKIA` and sixteen characters of the base-32 alphabet that AWS uses.
    package static func newID(_ randomness: some Randomness) -> String {
        "AKIA" + randomness.text(16, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8))
    }

    /// A fresh secret of 40 characters of base 64.
    package static func newSecret(_ randomness: some Randomness) -> String {
        randomness.text(40, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+".utf8))
    }
}
