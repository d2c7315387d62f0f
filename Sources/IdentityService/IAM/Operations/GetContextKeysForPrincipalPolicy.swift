import AWSTypes
import PolicyEngine
import Service
import Wire

/// The condition keys that the policies of a user, group or role speak of. (IAM API reference, *GetContextKeysForPrincipalPolicy*.)
struct GetContextKeysForPrincipalPolicy: Operation {
    let policySourceArn: EntityARN
    let policyInputList: [PolicyDocumentText]?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("policySourceArn", policySourceArn.text) }

    func target(in call: Call) async throws -> Found<SimulatedHolder> { try await call.simulatedHolder(policySourceArn.text) }

    func access(to target: Found<SimulatedHolder>, in call: Call) -> [Access] {
        [Access(call.action, on: policySourceArn.text, owner: call.account)]
    }

    func run(on holder: SimulatedHolder, in call: Call) async throws -> ContextKeys {
        ContextKeys(
            try await call.documents(of: holder) + (try (policyInputList ?? []).map { try PolicyDocument.readable($0.text) }))
    }
}
