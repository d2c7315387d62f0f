package import AWSTypes

/// A secret's metadata. Its values are ``SecretVersion``s, apart, so that reading one never loads the others.
package struct Secret: Aggregate {
    package struct ID: Hashable, Sendable {
        package let account: AccountID
        package let region: Region
        package let name: String

        package init(account: AccountID, region: Region, name: String) {
            self.account = account
            self.region = region
            self.name = name
        }
    }

    package let id: ID
    /// The row's number: grows with time, never used again, also not by a secret of the same name.
    package let serial: Int64
    /// With the six random characters behind the name.
    package let arn: String
    package let createdAt: Instant
    package var lastChangedAt: Instant

    /// Nil or empty: not shown.
    package var details: String?
    /// The key that the caller named, as an ARN; nil for `aws/secretsmanager`.
    package var kmsKeyARN: String?
    package var type: String?
    package var owningService: String?
    /// In the order of their first tagging. Nil if the secret was never tagged, empty if all tags were removed.
    package var tags: [Tag]?
    /// The resource policy, byte for byte as it was put.
    package var policy: String?
    /// Unique ids of the users and roles that the policy names, by their ARNs there. Nil if it names none.
    package var policyPrincipalIDs: [String: String]?

    package var labels: StagingLabels
    /// All versions, labelled or not.
    package var versionCount: Int
    /// Before this moment no version is old enough to be cleaned up.
    package var cleanupDueAt: Instant

    /// When the secret is to be erased; nil if it is not scheduled for deletion.
    package var deletionDate: Instant?
    package var rotation: Rotation?
    package var replication: Replication?
    package var revision: Int64

    package init(
        id: ID, serial: Int64, arn: String, createdAt: Instant, lastChangedAt: Instant? = nil, details: String? = nil,
        kmsKeyARN: String? = nil,
        type: String? = nil, owningService: String? = nil, tags: [Tag]? = nil, policy: String? = nil,
        labels: StagingLabels = StagingLabels(),
        versionCount: Int = 0, cleanupDueAt: Instant? = nil, deletionDate: Instant? = nil, rotation: Rotation? = nil,
        replication: Replication? = nil, revision: Int64 = 0
    ) {
        self.id = id
        self.serial = serial
        self.arn = arn
        self.createdAt = createdAt
        self.lastChangedAt = lastChangedAt ?? createdAt
        self.details = details
        self.kmsKeyARN = kmsKeyARN
        self.type = type
        self.owningService = owningService
        self.tags = tags
        self.policy = policy
        self.labels = labels
        self.versionCount = versionCount
        self.cleanupDueAt = cleanupDueAt ?? createdAt
        self.deletionDate = deletionDate
        self.rotation = rotation
        self.replication = replication
        self.revision = revision
    }

    package var name: String { id.name }
    package var account: AccountID { id.account }
    package var region: Region { id.region }

    /// Its versions.
    package func owns(_ other: any Aggregate) -> Bool { (other as? SecretVersion)?.id.secret == serial }
}
