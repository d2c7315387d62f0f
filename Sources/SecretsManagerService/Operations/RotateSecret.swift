import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Configures and starts rotation by a function. (API reference, *RotateSecret*.)
///
/// This server hosts no functions yet: after all input is checked, none can be invoked, and nothing is stored.
struct RotateSecret: SecretOperation {
    let secretId: SecretIdentifier
    let clientRequestToken: ClientRequestToken?
    let rotationLambdaARN: RotationFunctionARN?
    let rotationRules: RotationRulesMember?
    let externalSecretRotationMetadata: [ExternalMetadataMember]?
    let externalSecretRotationRoleArn: RoleARN?
    let rotateImmediately: Bool?

    func key(_ name: String) -> KeyValue? {
        switch name {
        case "rotationlambdaarn": (rotationLambdaARN?.text).map { .one($0) }
        case "modifyrotationrules": rotationRules.map { _ in true.conditionValue }
        case "rotateimmediately": rotateImmediately?.conditionValue
        case "externalsecretrotationrolearn": (externalSecretRotationRoleArn?.text).map { .one($0) }
        default: nil
        }
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("clientRequestToken", clientRequestToken?.text)
            .text("rotationLambdaARN", rotationLambdaARN?.text).object("rotationRules", rotationRules?.auditFields)
            .text("externalSecretRotationRoleArn", externalSecretRotationRoleArn?.text).boolean("rotateImmediately", rotateImmediately)
    }

    func check() throws(AWSError) {
        guard clientRequestToken != nil else { throw .invalidParameter(ClientRequestToken.missing) }
    }

    func run(on secret: Secret, in call: Call) async throws -> NamedSecret {
        try secret.demandPrimary()
        try secret.demandAlive()
        if let rotationRules { _ = try rotationRules.rules() }
        if externalSecretRotationRoleArn != nil || externalSecretRotationMetadata != nil {
            throw AWSError.invalidRequest(
                "This server rotates no external secrets: no partner is supported for the type `\(secret.type ?? "")`.")
        }
        guard rotationLambdaARN != nil || secret.rotation?.functionARN != nil else {
            throw AWSError.invalidRequest("No Lambda rotation function ARN is associated with this secret.")
        }
        throw AWSError(
            "AccessDeniedException",
            "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com."
        )
    }
}
