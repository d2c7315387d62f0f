import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Attaches a resource policy in place of the one before. (API reference, *PutResourcePolicy*.)
struct PutResourcePolicy: SecretOperation {
    let secretId: SecretIdentifier
    let resourcePolicy: ResourcePolicyText
    let blockPublicPolicy: Bool?

    func key(_ name: String) -> KeyValue? {
        name == "blockpublicpolicy" ? blockPublicPolicy?.conditionValue : nil
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("resourcePolicy", resourcePolicy.text).boolean(
            "blockPublicPolicy", blockPublicPolicy)
    }

    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        let judgement: ResourcePolicyJudgement = ResourcePolicyJudgement(resourcePolicy.text)
        if let sentence: String = judgement.sentence { throw AWSError("MalformedPolicyDocumentException", sentence) }
        guard let document: PolicyDocument = judgement.document, let ids: [String: String] = try await call.principalIDs(in: document)
        else {
            throw AWSError("MalformedPolicyDocumentException", ResourcePolicyJudgement.unknownPrincipal)
        }
        if blockPublicPolicy == true, judgement.isBroad {
            throw AWSError(
                "PublicPolicyException", "You can't attach a resource-based policy that allows broad access to the secret.")
        }
        guard try await !call.isLockedOut(by: resourcePolicy.text, ids, of: secret, secretID: secretId.text, keys: { key($0) }) else {
            throw AWSError.invalidRequest(ResourcePolicyJudgement.lockOut)
        }
        secret.policy = resourcePolicy.text
        secret.policyPrincipalIDs = ids.isEmpty ? nil : ids
        secret.lastChangedAt = call.now
        try await call.update(&secret)
        return NamedSecret(secret)
    }
}
