/// A policy made ready for many evaluations: patterns read, principals' ARNs written out, statements found by action.
///
/// It says nothing of how the policy reaches a request; that is `ApplicablePolicies`'. One compiled policy serves everybody who has it.
package final class CompiledPolicy: Sendable {
    /// Name or ARN, for whoever reads the decision.
    package let name: String
    /// In the document's order.
    let statements: [CompiledStatement]
    private let index: StatementIndex

    /// - Parameter principalIDs: Unique ids of the users and roles that the document names, by their ARNs there, as of the time when the policy
    ///   was put. Without them ARNs are compared.
    package init(_ document: PolicyDocument, name: String, principalIDs: [String: String] = [:]) {
        self.name = name
        statements = document.statements.map { CompiledStatement($0, principalIDs: principalIDs) }
        index = StatementIndex(of: statements)
    }

    /// Calls `found` for each statement that speaks of the request's action and resource and whose conditions hold, whoever its principals
    /// are. In no particular order.
    func forEachMatch(of request: PolicyRequest, _ found: (Int) -> Void) {
        index.forEachCandidate(of: request) { number, isActionCertain in
            if statements[number].matches(request, isActionCertain: isActionCertain) { found(number) }
        }
    }
}
