package import AWSTypes

/// A name for a key within an account and region, such as `alias/aws/secretsmanager`.
package struct KeyAlias: Aggregate {
    package struct ID: Hashable, Sendable {
        package let account: AccountID
        package let region: Region
        /// With its `alias/` in front.
        package let name: String

        package init(account: AccountID, region: Region, name: String) {
            self.account = account
            self.region = region
            self.name = name
        }

        package var arn: String { "arn:aws:kms:\(region):\(account):\(name)" }
    }

    package let id: ID
    package let keyID: String
    package var revision: Int64

    package init(id: ID, keyID: String, revision: Int64 = 0) {
        self.id = id
        self.keyID = keyID
        self.revision = revision
    }

    /// The key that Secrets Manager uses where a secret names none; made on first use.
    package static let secretsManager: String = "alias/aws/secretsmanager"
}
