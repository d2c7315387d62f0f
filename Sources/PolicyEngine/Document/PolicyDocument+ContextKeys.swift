extension PolicyDocument {
    /// The condition keys and policy variables of the document, as written, each once, in the document's order. Case does not tell them apart.
    ///
    /// - Parameter action: Only statements that can speak of it count; nil: all.
    package func contextKeys(for action: String? = nil) -> [ConditionKey] {
        var seen: Set<ConditionKey> = []
        var keys: [ConditionKey] = []
        for statement: PolicyStatement in statements where action.map({ statement.mentions($0) }) ?? true {
            for key: ConditionKey in statement.contextKeys where seen.insert(key).inserted { keys.append(key) }
        }
        return keys
    }
}

extension PolicyStatement {
    /// Whether the statement's actions, or all but those, hold `action`.
    package func mentions(_ action: String) -> Bool {
        switch actions {
        case .only(let patterns): patterns.contains { $0.matches(action) }
        case .allBut(let patterns): !patterns.contains { $0.matches(action) }
        }
    }

    fileprivate var contextKeys: [ConditionKey] {
        let inResources: [ConditionKey] = (resources?.listed ?? []).flatMap { $0.arn?.variables ?? [] }
        return inResources + conditions.flatMap { [$0.key] + $0.values.flatMap(\.variables) }
    }
}

extension WildcardPattern {
    fileprivate var variables: [ConditionKey] {
        tokens.compactMap { if case .variable(let variable) = $0 { variable.key } else { nil } }
    }
}

extension ARNPattern {
    fileprivate var variables: [ConditionKey] { [partition, service, region, account, resource].flatMap(\.variables) }
}

extension ConditionValue {
    fileprivate var variables: [ConditionKey] {
        switch operand {
        case .pattern(let pattern), .unfilledARN(let pattern): pattern.variables
        case .arn(let arn): arn.variables
        case .anyARN, .number, .date, .flag, .bytes, .network: []
        }
    }
}
