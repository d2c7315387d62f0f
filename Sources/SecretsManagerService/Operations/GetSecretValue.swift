import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Reads one version of a secret, `AWSCURRENT` unless another one is named. (API reference, *GetSecretValue*.)
struct GetSecretValue: SecretOperation {
    let secretId: SecretIdentifier
    let versionId: VersionIdentifier?
    let versionStage: VersionStage?

    func key(_ name: String) -> KeyValue? {
        switch name {
        case "versionid": (versionId?.text).map { .one($0) }
        case "versionstage": (versionStage?.text).map { .one($0) }
        default: nil
        }
    }

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("versionId", versionId?.text).text("versionStage", versionStage?.text)
    }

    func run(on secret: Secret, in call: Call) async throws -> ReadValue {
        try await call.read(secret, version: versionId.map { VersionID($0.text) }, label: versionStage.map { StagingLabel($0.text) })
    }
}
