package import AWSTypes

/// A secret's part in replication between regions. A secret that was never replicated has none.
package enum Replication: Hashable, Sendable {
    /// Here it is written. `replicas` may be empty when all were removed.
    case primary(replicas: [Replica])
    /// A read-only copy of the secret in region `primary`.
    case replica(primary: Region)
}

/// What the primary knows of one of its copies.
package struct Replica: Hashable, Sendable {
    /// The wire's words (API reference, *ReplicationStatusType*).
    package enum Status: String, Sendable {
        case inSync = "InSync"
        case inProgress = "InProgress"
        case failed = "Failed"
    }

    package let region: Region
    /// As the caller gave it; nil for the region's own `aws/secretsmanager`.
    package var kmsKeyID: String?
    package var status: Status
    /// AWS's sentence on a failure or success.
    package var message: String?

    package init(region: Region, kmsKeyID: String?, status: Status, message: String?) {
        self.region = region
        self.kmsKeyID = kmsKeyID
        self.status = status
        self.message = message
    }
}
