package import AWSTypes

/// A KMS key: its description and its material, wrapped under the root key (KMS API, *KeyMetadata*).
package struct Key: Aggregate {
    package struct ID: Hashable, Sendable {
        package let account: AccountID
        package let region: Region
        /// A UUID.
        package let keyID: String

        package init(account: AccountID, region: Region, keyID: String) {
            self.account = account
            self.region = region
            self.keyID = keyID
        }

        package var arn: String { "arn:aws:kms:\(region):\(account):key/\(keyID)" }
    }

    package let id: ID
    package let createdAt: Instant
    /// The material that encrypts now; a blob names the one that it needs.
    package let materialID: UInt32
    /// The 256-bit material, wrapped under the root key and bound to account, region, key and material id.
    package let wrappedMaterial: [UInt8]
    package var revision: Int64

    package init(id: ID, createdAt: Instant, materialID: UInt32, wrappedMaterial: [UInt8], revision: Int64 = 0) {
        self.id = id
        self.createdAt = createdAt
        self.materialID = materialID
        self.wrappedMaterial = wrappedMaterial
        self.revision = revision
    }
}
