import AWSTypes
import Model
import Service
import Wire

/// Turns a replica, in its own region, into a secret of its own. (API reference, *StopReplicationToReplica*.)
struct StopReplicationToReplica: SecretOperation {
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("secretId", secretId.text) }
    func auditFields(of output: StoppedReplication) -> AuditFields? { AuditFields().text("arn", output.arn) }

    func run(on found: Secret, in call: Call) async throws -> StoppedReplication {
        var secret: Secret = found
        try secret.demandAlive()
        guard case .replica(let primary) = secret.replication else {
            throw AWSError.invalidParameter("The secret is not a replica. Call StopReplicationToReplica in the replica's region.")
        }
        if var source: Secret = try await call.secret(Secret.ID(account: secret.account, region: primary, name: secret.name)),
            secret.isCopy(of: source)
        {
            source.replicas.removeAll { $0.region == secret.region }
            call.changes.update(source)
        }
        secret.standAlone(at: call.now)
        call.changes.update(secret)
        return StoppedReplication(arn: secret.arn)
    }
}
