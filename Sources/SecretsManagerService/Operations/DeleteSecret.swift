import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Schedules a secret's deletion, or erases it at once. (API reference, *DeleteSecret*.)
struct DeleteSecret: SecretOperation {
    let secretId: SecretIdentifier
    let recoveryWindowInDays: Int?
    let forceDeleteWithoutRecovery: Bool?

    func key(_ name: String) -> KeyValue? {
        switch name {
        case "recoverywindowindays": recoveryWindowInDays.map { .one(String($0)) }
        case "forcedeletewithoutrecovery": forceDeleteWithoutRecovery?.conditionValue
        default: nil
        }
    }

    static let isReadOnly: Bool = false

    private var isForced: Bool { forceDeleteWithoutRecovery ?? false }

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).integer("recoveryWindowInDays", recoveryWindowInDays)
            .boolean("forceDeleteWithoutRecovery", forceDeleteWithoutRecovery)
    }

    func auditFields(of output: DeletedSecret) -> AuditFields? {
        AuditFields().text("name", output.name).text("deletionDate", output.deletionDate.auditText).text("arn", output.arn)
    }

    func run(on found: Secret, in call: Call) async throws -> DeletedSecret {
        var secret: Secret = found
        try demandOneKind()
        try secret.demandPrimary()
        try secret.demandNoReplicas(identifier: secretId.text)
        if isForced {
            call.changes.delete(secret)
            call.announceForEachVersion("EndSecretVersionDelete", of: secret)
            return DeletedSecret(arn: secret.arn, name: secret.name, deletionDate: call.now)
        }
        try secret.scheduleDeletion(days: recoveryWindowInDays, at: call.now)
        call.changes.update(secret)
        call.announceForEachVersion("StartSecretVersionDelete", of: secret)
        return DeletedSecret(arn: secret.arn, name: secret.name, deletionDate: secret.deletionDate ?? call.now)
    }

    /// Forced, even what is not there is deleted: clients repeat the call until it is gone.
    func run(onAbsent absent: Absent, in call: Call) async throws -> DeletedSecret {
        try demandOneKind()
        guard isForced else { throw absent.error }
        let reference: SecretReference = try SecretReference(absent.identifier, account: call.account, region: call.region)
        // What lies in another region or partition is not deleted here, and must not seem to be.
        guard reference.id != nil else { throw absent.error }
        guard absent.identifier.hasPrefix("arn:") else {
            let invented: Secret = Secret(
                new: Secret.ID(account: call.account, region: call.region, name: absent.identifier), at: call.now,
                randomness: call.randomness)
            return DeletedSecret(arn: invented.arn, name: absent.identifier, deletionDate: call.now)
        }
        return DeletedSecret(arn: absent.identifier, name: reference.name, deletionDate: call.now)
    }

    private func demandOneKind() throws(AWSError) {
        if isForced, recoveryWindowInDays != nil {
            throw .invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")
        }
    }
}
