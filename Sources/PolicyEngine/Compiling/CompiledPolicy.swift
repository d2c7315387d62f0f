import Synchronization

/// A policy made ready for many evaluations: patterns read, principals' ARNs written out, statements found by action.
///
/// It says nothing of how the policy reaches a request; that is `ApplicablePolicies`'. One compiled policy serves everybody who has it.
package final class CompiledPolicy: Sendable {
    /// When the statements of so many actions have gathered, all go.
    private static let mostActions: Int = 256

    /// Name or ARN, for whoever reads the decision.
    package let name: String
    /// In the document's order.
    let statements: [CompiledStatement]
    /// By statement.
    private let guards: [Guard]
    private let index: StatementIndex
    private let keys: ConditionKeys
    /// The statements that speak of an action, whose names come again and again.
    private let byAction: Mutex<[String: [Int]]> = Mutex([:])

    /// What is looked at before a statement is.
    private struct Guard {
        let resource: ResourceGuard
        let condition: ConditionGuard
    }

    /// - Parameter principalIDs: Unique ids of the users and roles that the document names, by their ARNs there, as of the time when the policy
    ///   was put. Without them ARNs are compared.
    package init(_ document: PolicyDocument, name: String, principalIDs: [String: String] = [:]) {
        self.name = name
        var keys: ConditionKeys = ConditionKeys()
        statements = document.statements.map { CompiledStatement($0, principalIDs: principalIDs, &keys) }
        guards = statements.map { Guard(resource: $0.resourceGuard, condition: $0.conditionGuard) }
        index = StatementIndex(of: statements)
        self.keys = keys
    }

    /// Calls `found` for each statement that speaks of the request's action and resource and whose conditions hold, whoever its principals
    /// are. In no particular order.
    func forEachMatch(of request: PolicyRequest, _ found: (Int) -> Void) {
        var values: KeyValues = KeyValues(keys, request)
        // Few statements are sooner matched than guarded.
        guard index.isSelective else {
            index.forEachCandidate(of: request) { candidate in
                if statements[candidate.number].matches(request, &values, isActionCertain: candidate.isCertain) { found(candidate.number) }
            }
            return
        }
        let hashes: PrefixHashes = PrefixHashes(of: request.arn?.bytes ?? [])
        for number: Int in statements(about: request) {
            guard guards[number].resource.passes(hashes), guards[number].condition.passes(&values) else { continue }
            if statements[number].matches(request, &values, isActionCertain: true) { found(number) }
        }
    }

    private func statements(about request: PolicyRequest) -> [Int] {
        if let known: [Int] = byAction.withLock({ $0[request.foldedAction] }) { return known }
        var numbers: [Int] = []
        index.forEachCandidate(of: request) { candidate in
            if candidate.isCertain || statements[candidate.number].speaksOfAction(of: request) { numbers.append(candidate.number) }
        }
        // What was given up is not known.
        guard !request.isExhausted else { return numbers }
        byAction.withLock { byAction in
            if byAction.count >= CompiledPolicy.mostActions { byAction.removeAll() }
            byAction[request.foldedAction] = numbers
        }
        return numbers
    }
}
