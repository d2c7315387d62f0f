/// Turns a statement's JSON into a statement, by the grammar of the policy's role.
struct StatementReader {
    let role: PolicyRole
    /// Whether `${…}` is a variable.
    let hasVariables: Bool

    private static let elements: Set<String> = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    func statement(_ node: JSONNode) throws(PolicySyntaxError) -> PolicyStatement {
        let elements: Elements = try Elements(of: node, known: Self.elements)
        return PolicyStatement(
            id: try elements["Sid"].map(statementID),
            effect: try effect(elements["Effect"], in: node),
            principals: try principals(elements, in: node),
            actions: try actions(elements, in: node),
            resources: try resources(elements, in: node),
            conditions: try elements["Condition"].map { node throws(PolicySyntaxError) in
                try ConditionReader(hasVariables: hasVariables).conditions(node)
            } ?? [],
            place: node.place, start: node.start, end: node.end)
    }

    private func statementID(_ node: JSONNode) throws(PolicySyntaxError) -> String {
        let id: String = try node.string()
        guard !role.hasStrictStatementIDs || id.utf8.allSatisfy({ $0.isDigit || $0.isLetter }) else {
            throw node.error(.malformedStatementID(id))
        }
        return id
    }

    private func effect(_ node: JSONNode?, in statement: JSONNode) throws(PolicySyntaxError) -> PolicyStatement.Effect {
        guard let node else { throw statement.error(.missingElement("Effect")) }
        let text: String = try node.string()
        guard let effect: PolicyStatement.Effect = PolicyStatement.Effect(rawValue: text) else { throw node.error(.unknownEffect(text)) }
        return effect
    }

    private func principals(_ elements: Elements, in statement: JSONNode) throws(PolicySyntaxError) -> Selection<PolicyPrincipal>? {
        guard role.namesPrincipals else {
            try prohibit("Principal", "NotPrincipal", in: elements)
            return nil
        }
        guard let nodes: Selection<JSONNode> = try elements.either("Principal", or: "NotPrincipal") else {
            throw statement.error(.noPrincipals)
        }
        return try nodes.expanded(PrincipalReader.principals)
    }

    private func actions(_ elements: Elements, in statement: JSONNode) throws(PolicySyntaxError) -> Selection<ActionPattern> {
        guard let nodes: Selection<JSONNode> = try elements.either("Action", or: "NotAction") else { throw statement.error(.noActions) }
        return try nodes.expanded { list throws(PolicySyntaxError) in
            guard !list.items.isEmpty else { throw list.error(.noActions) }
            return try list.items.map { node throws(PolicySyntaxError) in
                let text: String = try node.string()
                guard let action: ActionPattern = ActionPattern(text) else { throw node.error(.malformedAction(text)) }
                guard role != .trust || action.isPossible(for: "sts") else { throw node.error(.foreignAction(text)) }
                return action
            }
        }
    }

    private func resources(_ elements: Elements, in statement: JSONNode) throws(PolicySyntaxError) -> Selection<ResourcePattern>? {
        guard role.namesResources else {
            try prohibit("Resource", "NotResource", in: elements)
            return nil
        }
        guard let nodes: Selection<JSONNode> = try elements.either("Resource", or: "NotResource") else {
            throw statement.error(.noResources)
        }
        return try nodes.expanded { list throws(PolicySyntaxError) in
            guard !list.items.isEmpty else { throw list.error(.noResources) }
            return try list.items.map { node throws(PolicySyntaxError) in
                let text: String = try node.string()
                do throws(PolicyFault) {
                    return try ResourcePattern(text, hasVariables: hasVariables)
                } catch {
                    throw node.error(error)
                }
            }
        }
    }

    private func prohibit(_ names: String..., in elements: Elements) throws(PolicySyntaxError) {
        for name: String in names {
            if let node: JSONNode = elements[name] { throw node.error(.prohibitedElement(name, role: role)) }
        }
    }
}
