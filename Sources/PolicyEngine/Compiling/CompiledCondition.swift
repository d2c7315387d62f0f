/// One key's condition made ready (IAM user guide, *Condition operators*, *Single-valued vs. multivalued context keys*).
final class CompiledCondition: Sendable {
    private let qualifier: PolicyCondition.Qualifier?
    private let isNegated: Bool
    private let ifExists: Bool
    /// In lower case.
    private let key: String
    private let values: ConditionTest

    init(_ condition: PolicyCondition) {
        qualifier = condition.qualifier
        isNegated = condition.comparison.isNegated
        ifExists = condition.ifExists
        key = condition.key.folded
        values = ConditionTest(condition)
    }

    func holds(for request: PolicyRequest) -> Bool {
        let value: RequestContext.Value? = request.value(of: key)
        if case .null(let wanted) = values { return wanted.contains(value == nil) }
        guard let value else { return ifExists || holdsWithoutKey }
        if case .one(let text) = value { return passes(text, request) }
        switch qualifier {
        case .forAllValues: return value.all.allSatisfy { passes($0, request) }
        case .forAnyValue: return value.all.contains { passes($0, request) }
        case nil:
            // Without a qualifier a list is nothing that could be compared, not even for being different.
            guard let only: String = value.only else { return false }
            return passes(only, request)
        }
    }

    private var holdsWithoutKey: Bool {
        switch qualifier {
        case .forAllValues: true
        case .forAnyValue: false
        case nil: isNegated
        }
    }

    private func passes(_ text: String, _ request: PolicyRequest) -> Bool { values.matches(text, in: request) != isNegated }
}
