/// A statement made ready.
struct CompiledStatement: Sendable {
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
    private let conditions: [CompiledCondition]

    init(_ statement: PolicyStatement) {
        isDeny = statement.effect == .deny
        id = statement.id
        start = statement.start
        end = statement.end
        principals = statement.principals.map { CompiledPrincipals($0) }
        actions = statement.actions.listed.map { CompiledAction($0) }
        actionsAreNegated = statement.actions.isNegated
        resources = statement.resources?.listed.map { CompiledResource($0) } ?? []
        resourcesAreNegated = statement.resources?.isNegated ?? true
        conditions = statement.conditions.map { CompiledCondition($0) }
    }

    /// The actions, if none but those that they name can be meant.
    var actionsByName: [CompiledAction]? { actionsAreNegated || actions.contains { $0.service == "*" } ? nil : actions }

    /// Whether action, resource and conditions fit; the principal is not asked for here.
    func matches(_ request: PolicyRequest, isActionCertain: Bool) -> Bool {
        (isActionCertain || actions.contains { $0.matches(request) } != actionsAreNegated)
            && resources.contains { $0.matches(request) } != resourcesAreNegated
            && conditions.allSatisfy { $0.holds(for: request) }
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
