import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// What the policies of a user, group or role say, and what they would say with others besides. (IAM API reference, *SimulatePrincipalPolicy*.)
struct SimulatePrincipalPolicy: Operation {
    let policySourceArn: EntityARN
    let actionNames: [SimulatedAction]
    let resourceArns: [SimulatedResource]?
    let policyInputList: [PolicyDocumentText]?
    let permissionsBoundaryPolicyInputList: [PolicyDocumentText]?
    let resourcePolicy: PolicyDocumentText?
    let resourceOwner: SimulatedResource?
    let contextEntries: [ContextEntry]?
    let resourceHandlingOption: SimulatedOption?
    let marker: Marker?
    let maxItems: MaxItems?
    let callerArn: SimulatedResource?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("policySourceArn", policySourceArn.text).texts("actionNames", actionNames.map(\.text))
    }

    func target(in call: Call) async throws -> Found<SimulatedHolder> { try await call.simulatedHolder(policySourceArn.text) }

    func access(to target: Found<SimulatedHolder>, in call: Call) -> [Access] {
        [Access(call.action, on: policySourceArn.text, owner: call.account)]
    }

    func run(on holder: SimulatedHolder, in call: Call) async throws -> Listed<SimulationResult> {
        var simulation: Simulation = try Simulation(
            actions: actionNames.map(\.text), resources: (resourceArns ?? []).map(\.text), owner: resourceOwner?.text,
            entries: contextEntries ?? [])
        simulation.identity = try await call.policies(of: holder)
        simulation.identity += try Simulation.compiled((policyInputList ?? []).map(\.text), as: .identity, "PolicyInputList")
        if let given: [PolicyDocumentText] = permissionsBoundaryPolicyInputList {
            simulation.boundaries = try Simulation.compiled(given.map(\.text), as: .boundary, "PermissionsBoundaryPolicyInputList")
        } else {
            simulation.boundaries = try await call.boundaries(of: holder)
        }
        simulation.resource = try Simulation.compiled([resourcePolicy?.text].compactMap { $0 }, as: .resource, "ResourcePolicy").first
        simulation.principal = try await call.simulatedPrincipal(callerArn?.text) ?? holder.principal
        simulation.tags = holder.tags
        return Listed("EvaluationResults", try await call.page(of: simulation, marker, maxItems))
    }
}
