import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Judges a policy without attaching it: syntax, whether it lets everybody in, and whether it would keep the caller out. (API reference, *ValidateResourcePolicy*.)
struct ValidateResourcePolicy: Operation {
    let secretId: SecretIdentifier?
    let resourcePolicy: ResourcePolicyText

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("secretId", secretId?.text).text("resourcePolicy", resourcePolicy.text) }

    func target(in call: Call) async throws -> Found<Secret?> {
        guard let secretId else { return .found(nil) }
        switch try await call.find(SecretReference(secretId.text, account: call.account, region: call.region)) {
        case .found(let secret): return .found(secret)
        case .absent(let absent): return .absent(absent)
        }
    }

    func access(to target: Found<Secret?>, in call: Call) -> [Access] {
        ["secretsmanager:ValidateResourcePolicy", "secretsmanager:PutResourcePolicy"].map { action in
            switch target {
            case .found(nil): Access(action, on: nil, owner: call.account)
            case .found(let secret?): Found.found(secret).access(action, secretID: secretId?.text ?? secret.arn, in: call)
            case .absent(let absent): Found<Secret>.absent(absent).access(action, secretID: absent.identifier, in: call)
            }
        }
    }

    func run(on secret: Secret?, in call: Call) async throws -> PolicyValidation {
        try secret?.demandAlive()
        let judgement: ResourcePolicyJudgement = ResourcePolicyJudgement(resourcePolicy.text)
        var failures: [ResourcePolicyJudgement.Failure] = judgement.failures
        if let document: PolicyDocument = judgement.document {
            if let ids: [String: String] = try await call.principalIDs(in: document) {
                if let secret, try await call.isLockedOut(by: resourcePolicy.text, ids, of: secret, secretID: secretId?.text ?? secret.arn)
                {
                    failures.append(ResourcePolicyJudgement.Failure(check: "LOCKOUT", message: ResourcePolicyJudgement.lockOut))
                }
            } else {
                failures.append(ResourcePolicyJudgement.Failure(check: "SYNTAX", message: ResourcePolicyJudgement.unknownPrincipal))
            }
        }
        return PolicyValidation(failures: failures)
    }
}
