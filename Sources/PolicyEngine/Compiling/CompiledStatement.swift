/// A statement made ready.
final class CompiledStatement: Sendable {
    let isDeny: Bool
    let id: String?
    let start: TextPosition
    let end: TextPosition
    /// Nil in policies whose role names none: they speak of whom they are attached to.
    let principals: CompiledPrincipals?
    private let actions: [CompiledAction]
    private let actionsAreNegated: Bool
    /// Empty and negated where the role names no resources.
    private let resources: [CompiledResource]
    private let resourcesAreNegated: Bool
    /// `*` is among the resources, or none is named.
    private let meansEveryResource: Bool
    private let conditions: [CompiledCondition]

    /// - Parameter keys: The policy's; the statement's are added.
    init(_ statement: PolicyStatement, principalIDs: [String: String], _ keys: inout ConditionKeys) {
        let isDeny: Bool = statement.effect == .deny
        self.isDeny = isDeny
        id = statement.id
        start = statement.start
        end = statement.end
        principals = statement.principals.map { CompiledPrincipals($0, ids: principalIDs, isDeny: isDeny) }
        actions = statement.actions.listed.map { CompiledAction($0) }
        actionsAreNegated = statement.actions.isNegated
        resources = statement.resources?.listed.map { CompiledResource($0) } ?? []
        resourcesAreNegated = statement.resources?.isNegated ?? true
        meansEveryResource = statement.resources.map { !$0.isNegated && $0.listed.contains { $0.arn == nil } } ?? true
        conditions = statement.conditions.map { CompiledCondition($0, number: keys.number(of: $0.key.folded)) }
    }

    /// The actions, if none but those that they name can be meant.
    var actionsByName: [CompiledAction]? { actionsAreNegated || actions.contains { $0.service == "*" } ? nil : actions }

    var meansEveryAction: Bool { !actionsAreNegated && actions.contains { $0.text == "*" || $0.text == "*:*" } }

    var resourceGuard: ResourceGuard {
        guard !resourcesAreNegated, resources.count == 1, case .arn(let pattern) = resources[0] else { return .none }
        return ResourceGuard(pattern.prefix)
    }

    /// All conditions must hold, so one that does not is enough.
    var conditionGuard: ConditionGuard { conditions.first?.quickGuard ?? .none }

    /// Whether action, resource and conditions fit; the principal is not asked for here.
    func matches(_ request: PolicyRequest, _ values: inout KeyValues, isActionCertain: Bool) -> Bool {
        (isActionCertain || speaksOfAction(of: request))
            && (meansEveryResource || namesResource(of: request) != resourcesAreNegated)
            && conditionsHold(for: request, &values)
    }

    func speaksOfAction(of request: PolicyRequest) -> Bool { namesAction(of: request) != actionsAreNegated }

    // By number, for a closure would be given copies.

    private func namesAction(of request: PolicyRequest) -> Bool {
        for index: Int in actions.indices where actions[index].matches(request) { return true }
        return false
    }

    private func namesResource(of request: PolicyRequest) -> Bool {
        for index: Int in resources.indices where resources[index].matches(request) { return true }
        return false
    }

    private func conditionsHold(for request: PolicyRequest, _ values: inout KeyValues) -> Bool {
        for index: Int in conditions.indices where !conditions[index].holds(for: request, &values) { return false }
        return true
    }
}

extension Selection {
    /// `NotAction` and the like.
    var isNegated: Bool {
        switch self {
        case .only: false
        case .allBut: true
        }
    }
}
