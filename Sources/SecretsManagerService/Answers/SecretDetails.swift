import AWSTypes
import Model
import Wire

/// A secret's metadata, as DescribeSecret and ListSecrets show it. What has no value is left out.
struct SecretDetails: WireEncodable {
    let secret: Secret
    let lastAccessedAt: Instant?
    /// ListSecrets has another name for the versions and leaves the replicas out.
    var isListEntry: Bool = false

    func encode(to out: inout some WireObject) {
        let rotation: Rotation? = secret.rotation
        out.member("ARN", secret.arn)
        out.member("Name", secret.name)
        out.member("Type", secret.type?.isEmpty == false ? secret.type : nil)
        out.member("Description", secret.details?.isEmpty == false ? secret.details : nil)
        out.member("KmsKeyId", secret.kmsKeyARN)
        out.member("RotationEnabled", rotation?.isEnabled)
        out.member("RotationLambdaARN", rotation?.functionARN)
        out.object("RotationRules", rotation?.rules.map { ShownRules(rules: $0) })
        out.list("ExternalSecretRotationMetadata", rotation?.externalMetadata.map { $0.map { ShownMetadata(metadata: $0) } })
        out.member("ExternalSecretRotationRoleArn", rotation?.externalRoleARN)
        out.member("LastRotatedDate", rotation?.lastRotatedAt)
        out.member("LastChangedDate", secret.lastChangedAt)
        out.member("LastAccessedDate", lastAccessedAt)
        out.member("DeletedDate", secret.deletionDate)
        out.member("NextRotationDate", rotation?.nextRotationAt)
        out.list("Tags", secret.tags.map { $0.map { ShownTag(tag: $0) } })
        let versions: [(name: String, texts: [String])] = secret.labels.byVersion.map { ($0.version.text, $0.labels.map(\.text)) }
        if !versions.isEmpty { out.map(isListEntry ? "SecretVersionsToStages" : "VersionIdsToStages", versions) }
        out.member("OwningService", secret.owningService)
        out.member("CreatedDate", secret.createdAt)
        out.member("PrimaryRegion", secret.primaryRegion)
        if case .primary(let replicas) = secret.replication, !isListEntry {
            out.list("ReplicationStatus", replicas.map { ReplicationStatus(replica: $0) })
        }
    }
}

struct ShownTag: WireEncodable {
    let tag: Tag

    func encode(to out: inout some WireObject) {
        out.member("Key", tag.key)
        out.member("Value", tag.value)
    }
}

/// Exactly what was given.
struct ShownRules: WireEncodable {
    let rules: RotationRules

    func encode(to out: inout some WireObject) {
        out.member("AutomaticallyAfterDays", rules.automaticallyAfterDays)
        out.member("Duration", rules.duration)
        out.member("ScheduleExpression", rules.scheduleExpression)
    }
}

struct ShownMetadata: WireEncodable {
    let metadata: Rotation.ExternalMetadata

    func encode(to out: inout some WireObject) {
        out.member("Key", metadata.key)
        out.member("Value", metadata.value)
    }
}
