import Model
import PolicyEngine
import Service
import Wire

/// Makes read-only copies of a secret in other regions. (API reference, *ReplicateSecretToRegions*.)
struct ReplicateSecretToRegions: SecretOperation {
    let secretId: SecretIdentifier
    let addReplicaRegions: ReplicaRegions
    let forceOverwriteReplicaSecret: Bool?

    func key(_ name: String) -> KeyValue? {
        switch name {
        case "addreplicaregions": .many(addReplicaRegions.items.map(\.region.text))
        case "forceoverwritereplicasecret": forceOverwriteReplicaSecret?.conditionValue
        default: nil
        }
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).objects("addReplicaRegions", addReplicaRegions.auditFields)
            .boolean("forceOverwriteReplicaSecret", forceOverwriteReplicaSecret)
    }

    func auditFields(of output: ReplicationAnswer) -> AuditFields? { AuditFields().text("arn", output.arn) }

    func run(on found: Secret, in call: Call) async throws -> ReplicationAnswer {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        try await Replicator(call: call).add(addReplicaRegions.items, to: &secret, force: forceOverwriteReplicaSecret ?? false)
        return ReplicationAnswer(arn: secret.arn, replicas: secret.replicas)
    }
}
