/// One key's condition made ready (IAM user guide, *Condition operators*, *Single-valued vs. multivalued context keys*).
final class CompiledCondition: Sendable {
    private let qualifier: PolicyCondition.Qualifier?
    private let isNegated: Bool
    private let isNull: Bool
    private let ifExists: Bool
    /// The key's number among those of the policy.
    private let key: Int
    private let test: ConditionTest
    /// The one text that `test` is about, if it is so simple.
    private let literal: String?

    init(_ condition: PolicyCondition, number: Int) {
        qualifier = condition.qualifier
        isNegated = condition.comparison.isNegated
        ifExists = condition.ifExists
        isNull = condition.comparison == .null
        key = number
        test = ConditionTest(condition)
        literal = test.onlyLiteral
    }

    /// What tells that it does not hold, where it is about one text and needs the key.
    var quickGuard: ConditionGuard {
        guard let literal, qualifier == nil, !isNegated, !ifExists else { return .none }
        return ConditionGuard(key: key, literal: literal)
    }

    /// In comparisons, whatever is compared.
    private static let work: Int = 8

    func holds(for request: PolicyRequest, _ values: inout KeyValues) -> Bool {
        guard !request.isExhausted else { return false }
        request.spend(CompiledCondition.work)
        let value: RequestContext.Value? = values.value(of: key)
        if isNull, case .null(let wanted) = test { return wanted.contains(value == nil) }
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

    private func passes(_ text: String, _ request: PolicyRequest) -> Bool {
        if let literal { return literal.isSame(asASCII: text) != isNegated }
        return test.matches(text, in: request) != isNegated
    }
}
