import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Moves, attaches or removes a staging label. (API reference, *UpdateSecretVersionStage*.)
struct UpdateSecretVersionStage: SecretOperation {
    let secretId: SecretIdentifier
    let versionStage: VersionStage
    let removeFromVersionId: VersionIdentifier?
    let moveToVersionId: VersionIdentifier?

    func key(_ name: String) -> KeyValue? {
        name == "versionstage" ? .one(versionStage.text) : nil
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("versionStage", versionStage.text)
            .text("removeFromVersionId", removeFromVersionId?.text).text("moveToVersionId", moveToVersionId?.text)
    }

    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        let removed: VersionID? = removeFromVersionId.map { VersionID($0.text) }
        let target: VersionID? = moveToVersionId.map { VersionID($0.text) }
        for version: VersionID in [removed, target].compactMap({ $0 }) {
            guard try await call.version(SecretVersion.ID(secret: secret.serial, version: version)) != nil else {
                throw AWSError.valueNotFound(version: version)
            }
        }
        let before: StagingLabels = secret.labels
        try secret.updateStage(StagingLabel(versionStage.text), from: removed, to: target, at: call.now)
        if secret.labels != before { try await call.update(&secret) }
        return NamedSecret(secret)
    }
}
