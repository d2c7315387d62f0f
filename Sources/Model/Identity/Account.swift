package import AWSTypes

/// An AWS account: the owner of everything.
package struct Account: Aggregate {
    package let id: AccountID
    package let createdAt: Instant
    package var revision: Int64

    package init(id: AccountID, createdAt: Instant, revision: Int64 = 0) {
        self.id = id
        self.createdAt = createdAt
        self.revision = revision
    }
}
