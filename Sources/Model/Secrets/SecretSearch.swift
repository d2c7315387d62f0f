package import AWSTypes

/// What a list of secrets is to show, and in which order.
package struct SecretSearch: Sendable {
    package let account: AccountID
    package let region: Region
    package let query: SecretQuery
    package let order: SecretOrder
    /// Whether secrets that are planned to be deleted are shown too.
    package let showsDeleted: Bool

    package init(
        of account: AccountID, in region: Region, matching query: SecretQuery = .everything, order: SecretOrder = SecretOrder(),
        showsDeleted: Bool = true
    ) {
        self.account = account
        self.region = region
        self.query = query
        self.order = order
        self.showsDeleted = showsDeleted
    }
}

/// A page of what a search found.
package struct SecretMatches: Sendable {
    package let secrets: [ListedSecret]
    /// Where the next page goes on: behind everything that was looked at. Nil if nothing is left.
    package let next: SecretPosition?

    package init(secrets: [ListedSecret], next: SecretPosition?) {
        self.secrets = secrets
        self.next = next
    }
}
