/// Reads a statement's `Condition`.
struct ConditionReader {
    /// Whether `${…}` is a variable.
    let hasVariables: Bool

    func conditions(_ node: JSONNode) throws(PolicySyntaxError) -> [PolicyCondition] {
        var conditions: [PolicyCondition] = []
        for member: JSONNode.Member in try node.object() {
            let name: OperatorName = try OperatorName(member)
            var keys: Set<ConditionKey> = []
            for entry: JSONNode.Member in try member.node.object() {
                guard let key: ConditionKey = ConditionKey(entry.name) else { throw entry.error(.malformedConditionKey(entry.name)) }
                guard keys.insert(key).inserted else { throw entry.error(.repeatedConditionKey(entry.name)) }
                let values: [ConditionValue] = try entry.node.items.map { item throws(PolicySyntaxError) in
                    try value(item, for: name.comparison)
                }
                conditions.append(
                    PolicyCondition(
                        qualifier: name.qualifier, comparison: name.comparison, ifExists: name.ifExists, key: key, values: values))
            }
        }
        return conditions
    }

    private func value(_ node: JSONNode, for comparison: ConditionOperator) throws(PolicySyntaxError) -> ConditionValue {
        let text: String
        switch node.value {
        case .string(let string): text = string
        case .number(let digits): text = digits
        case .boolean(let flag): text = flag ? "true" : "false"
        case .object, .array, .null: throw node.error(.wrongType(expected: .conditionValue))
        }
        do throws(PolicyFault) {
            return try ConditionValue(text, for: comparison, hasVariables: hasVariables)
        } catch {
            throw node.error(error)
        }
    }
}

/// An operator's name taken apart: `ForAnyValue:` `StringLike` `IfExists`.
private struct OperatorName {
    let qualifier: PolicyCondition.Qualifier?
    let comparison: ConditionOperator
    let ifExists: Bool

    init(_ member: JSONNode.Member) throws(PolicySyntaxError) {
        var rest: Substring = member.name[...]
        qualifier = [.forAllValues, .forAnyValue].first { rest.hasPrefix($0.rawValue) }
        rest = rest.dropFirst(qualifier?.rawValue.count ?? 0)
        ifExists = rest.hasSuffix("IfExists")
        rest = rest.dropLast(ifExists ? "IfExists".count : 0)
        guard let comparison: ConditionOperator = ConditionOperator(rawValue: String(rest)) else {
            throw member.error(.unknownOperator(member.name))
        }
        guard comparison != .null || !ifExists else { throw member.error(.nullIfExists) }
        self.comparison = comparison
    }
}
