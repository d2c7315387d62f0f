import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// What policies would say, without anybody who has them. (IAM API reference, *SimulateCustomPolicy*.)
struct SimulateCustomPolicy: Operation {
    let actionNames: [SimulatedAction]
    let resourceArns: [SimulatedResource]?
    let policyInputList: [PolicyDocumentText]
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
        AuditFields().texts("actionNames", actionNames.map(\.text)).texts("resourceArns", resourceArns.map { $0.map(\.text) })
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> Listed<SimulationResult> {
        var simulation: Simulation = try Simulation(
            actions: actionNames.map(\.text), resources: (resourceArns ?? []).map(\.text), owner: resourceOwner?.text,
            entries: contextEntries ?? [])
        simulation.identity = try Simulation.compiled(policyInputList.map(\.text), as: .identity, "PolicyInputList")
        simulation.boundaries = try Simulation.compiled(
            (permissionsBoundaryPolicyInputList ?? []).map(\.text), as: .boundary, "PermissionsBoundaryPolicyInputList")
        simulation.resource = try Simulation.compiled([resourcePolicy?.text].compactMap { $0 }, as: .resource, "ResourcePolicy").first
        simulation.principal = try await call.simulatedPrincipal(callerArn?.text)
        return Listed("EvaluationResults", try await call.page(of: simulation, marker, maxItems))
    }
}
