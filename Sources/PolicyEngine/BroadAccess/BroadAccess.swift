/// Whether a resource policy lets everybody in: the judgement of `BlockPublicPolicy` and `ValidateResourcePolicy`.
///
/// A statement does if it allows something to `*`, in any spelling, or to all but some (`NotPrincipal`), and no condition of it ties
/// the request to a fixed account, organization, principal, source or VPC. What is not seen to restrict counts as open.
package enum BroadAccess {
    package struct Finding: Hashable, Sendable {
        package enum Cause: Hashable, Sendable {
            /// The principal is `*`.
            case everyone
            /// `Allow` with `NotPrincipal`.
            case everyoneBut
        }

        /// A condition on a key that could restrict, but does not.
        package struct Attempt: Hashable, Sendable {
            package let condition: PolicyCondition
            package let weakness: Weakness
        }

        package let cause: Cause
        package let place: PolicyPlace
        package let start: TextPosition
        package let statementID: String?
        package let attempts: [Attempt]
    }

    /// One finding for each open statement, in the document's order.
    package static func findings(in document: PolicyDocument) -> [Finding] { document.statements.compactMap(finding) }

    private static func finding(in statement: PolicyStatement) -> Finding? {
        guard statement.effect == .allow, let cause: Finding.Cause = cause(of: statement) else { return nil }
        var attempts: [Finding.Attempt] = []
        for condition: PolicyCondition in statement.conditions {
            guard let key: RestrictingKey = RestrictingKey(rawValue: condition.key.folded) else { continue }
            guard let weakness: Weakness = Weakness(of: condition, on: key) else { return nil }
            attempts.append(Finding.Attempt(condition: condition, weakness: weakness))
        }
        return Finding(cause: cause, place: statement.place, start: statement.start, statementID: statement.id, attempts: attempts)
    }

    private static func cause(of statement: PolicyStatement) -> Finding.Cause? {
        switch statement.principals {
        case .only(let principals): principals.contains(.everyone) ? .everyone : nil
        case .allBut: .everyoneBut
        case nil: nil
        }
    }
}
