/// One comparison of one key with the values that a statement wants: `"StringLike": {"aws:PrincipalArn": ["…", "…"]}`.
package struct PolicyCondition: Hashable, Sendable {
    /// How a key with many values is compared.
    package enum Qualifier: String, Hashable, Sendable {
        /// All of the request's values must match; none is all.
        case forAllValues = "ForAllValues:"
        case forAnyValue = "ForAnyValue:"
    }

    package let qualifier: Qualifier?
    package let comparison: ConditionOperator
    /// Whether an absent key passes.
    package let ifExists: Bool
    package let key: ConditionKey
    /// One must match; with a negated operator, none may. An empty list is possible.
    package let values: [ConditionValue]

    /// `ForAnyValue:StringLikeIfExists`
    package var operatorName: String { (qualifier?.rawValue ?? "") + comparison.rawValue + (ifExists ? "IfExists" : "") }
}
