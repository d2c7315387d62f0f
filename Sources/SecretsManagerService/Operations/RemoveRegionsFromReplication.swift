import Model
import Service
import Wire

/// Erases a secret's copies in some regions; regions without one are ignored. (API reference, *RemoveRegionsFromReplication*.)
struct RemoveRegionsFromReplication: SecretOperation {
    let secretId: SecretIdentifier
    let removeReplicaRegions: RegionNames

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).texts("removeReplicaRegions", removeReplicaRegions.items.map(\.text))
    }

    func auditFields(of output: ReplicationAnswer) -> AuditFields? { AuditFields().text("arn", output.arn) }

    func run(on found: Secret, in call: Call) async throws -> ReplicationAnswer {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        try await Replicator(call: call).remove(Set(removeReplicaRegions.items.map(\.text)), from: &secret)
        return ReplicationAnswer(arn: secret.arn, replicas: secret.replicas)
    }
}
