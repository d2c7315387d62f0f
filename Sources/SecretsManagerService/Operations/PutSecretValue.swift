import AWSTypes
import Model
import Service
import Wire

/// Adds a version to a secret. (API reference, *PutSecretValue*.)
struct PutSecretValue: SecretOperation {
    let secretId: SecretIdentifier
    let clientRequestToken: ClientRequestToken?
    let secretBinary: SecretBinary?
    let secretString: SecretString?
    let versionStages: VersionStages?
    let rotationToken: RotationToken?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("clientRequestToken", clientRequestToken?.text)
            .texts("versionStages", versionStages?.items.map(\.text))
    }

    func auditFields(of output: PutVersion) -> AuditFields? { AuditFields().text("arn", output.arn) }

    func check() throws(AWSError) { _ = try ClientRequestToken.demand(clientRequestToken) }

    func run(on secret: Secret, in call: Call) async throws -> PutVersion {
        let token: VersionID = try ClientRequestToken.demand(clientRequestToken)
        let labels: [StagingLabel]? = versionStages?.items.map { StagingLabel($0.text) }
        try secret.demandPrimary()
        try secret.demandAlive()
        guard let value: SecretValue = try SecretValue(string: secretString, binary: secretBinary) else {
            throw AWSError.invalidRequest("You must provide either SecretString or SecretBinary.")
        }
        let written: Secret = try await call.put(value, as: token, labels: labels, into: secret)
        return PutVersion(arn: written.arn, name: written.name, versionID: token, labels: written.labels.labels(of: token))
    }
}
