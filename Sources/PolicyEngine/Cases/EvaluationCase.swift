import AWSTypes

/// A question to the evaluator, with all that it needs, as `policy evaluate` takes it: one JSON object.
struct EvaluationCase {
    let request: PolicyRequest
    let policies: ApplicablePolicies

    /// What a member is that is not listed and does not sound like one that limits: a note of the author's.
    private static let members: Set<String> = [
        "name", "principal", "action", "resource", "resourceAccount", "context", "identityPolicies", "permissionsBoundaries",
        "sessionPolicies", "resourcePolicy", "serviceControlPolicies",
    ]

    init(_ node: JSONNode) throws(PolicySyntaxError) {
        var members: [String: JSONNode] = [:]
        for member: JSONNode.Member in try node.object() {
            guard Self.members.contains(member.name) || !Self.soundsLikePolicy(member.name) else {
                throw member.error(.unknownElement(member.name))
            }
            if case .null = member.node.value { continue }
            members[member.name] = member.node
        }
        func required(_ name: String) throws(PolicySyntaxError) -> JSONNode {
            guard let member: JSONNode = members[name] else { throw node.error(.missingElement(name)) }
            return member
        }
        let action: String = try Self.action(try required("action"))
        let context: RequestContext = try members["context"].map(Self.context) ?? RequestContext()
        let request: PolicyRequest = PolicyRequest(
            principal: try Self.principal(try required("principal"), in: context), action: action,
            resource: try Self.resource(try required("resource")), resourceAccount: try members["resourceAccount"].map(Self.account),
            context: context)
        self.request = request
        policies = ApplicablePolicies(
            serviceControl: try members["serviceControlPolicies"].map { levels throws(PolicySyntaxError) in
                try levels.list().map { level throws(PolicySyntaxError) in try Self.policies(level, as: .serviceControl) }
            } ?? [],
            resource: try members["resourcePolicy"].map { node throws(PolicySyntaxError) in
                try Self.resourcePolicy(node, isTrust: request.isAboutTrust)
            },
            identity: try members["identityPolicies"].map { node throws(PolicySyntaxError) in
                try Self.policies(node, as: .identity)
            } ?? [],
            boundaries: try members["permissionsBoundaries"].map { node throws(PolicySyntaxError) in
                try Self.policies(node, as: .boundary)
            } ?? [],
            session: try members["sessionPolicies"].map { node throws(PolicySyntaxError) in
                try Self.policies(node, as: .session)
            } ?? [])
    }

    /// A misspelled `sessionPolicies` must not be taken for no session policy.
    private static func soundsLikePolicy(_ name: String) -> Bool {
        ["polic", "boundar", "account", "context"].contains { name.lowercased().contains($0) }
    }

    // MARK: The request

    private static func principal(_ node: JSONNode, in context: RequestContext) throws(PolicySyntaxError) -> RequestPrincipal {
        let text: String = try node.string()
        guard let principal: RequestPrincipal = RequestPrincipal(reading: text, principalARN: context["aws:PrincipalArn"]?.only) else {
            throw node.error(.unsupportedPrincipal(text, type: .aws))
        }
        return principal
    }

    private static func action(_ node: JSONNode) throws(PolicySyntaxError) -> String {
        let text: String = try node.string()
        guard let pattern: ActionPattern = ActionPattern(text), pattern.pattern.literal != nil else {
            throw node.error(.malformedAction(text))
        }
        return text
    }

    private static func resource(_ node: JSONNode) throws(PolicySyntaxError) -> String {
        let text: String = try node.string()
        guard text == "*" || ARN(text) != nil else { throw node.error(.malformedResource(text)) }
        return text
    }

    private static func account(_ node: JSONNode) throws(PolicySyntaxError) -> AccountID {
        let text: String = try node.scalar()
        guard let account: AccountID = AccountID(text) else { throw node.error(.unsupportedPrincipal(text, type: .aws)) }
        return account
    }

    private static func context(_ node: JSONNode) throws(PolicySyntaxError) -> RequestContext {
        var context: RequestContext = RequestContext()
        for member: JSONNode.Member in try node.object() {
            guard context[member.name] == nil else { throw member.error(.repeatedConditionKey(member.name)) }
            switch member.node.value {
            case .null: continue
            case .array(let items):
                context[member.name] = .many(try items.map { item throws(PolicySyntaxError) in try item.scalar() })
            default: context[member.name] = .one(try member.node.scalar())
            }
        }
        return context
    }

    // MARK: The policies

    private static func policies(_ node: JSONNode, as role: PolicyRole) throws(PolicySyntaxError) -> [CompiledPolicy] {
        try node.list().map { node throws(PolicySyntaxError) in
            CompiledPolicy(try PolicyDocument.read(node, as: role), name: node.place.description)
        }
    }

    /// A trust policy names no resource, but tools that know no other resource policies write one: that is let pass.
    private static func resourcePolicy(_ node: JSONNode, isTrust: Bool) throws(PolicySyntaxError) -> CompiledPolicy {
        let name: String = node.place.description
        guard isTrust else { return CompiledPolicy(try PolicyDocument.read(node, as: .resource), name: name) }
        do throws(PolicySyntaxError) {
            return CompiledPolicy(try PolicyDocument.read(node, as: .trust), name: name)
        } catch {
            guard let document: PolicyDocument = try? PolicyDocument.read(node, as: .resource) else { throw error }
            return CompiledPolicy(document, name: name)
        }
    }
}

extension JSONNode {
    fileprivate func list() throws(PolicySyntaxError) -> [JSONNode] {
        guard case .array(let nodes) = value else { throw error(.wrongType(expected: .list)) }
        return nodes
    }

    /// A string, or a number or boolean as its text.
    fileprivate func scalar() throws(PolicySyntaxError) -> String {
        switch value {
        case .string(let text), .number(let text): return text
        case .boolean(let flag): return flag ? "true" : "false"
        case .object, .array, .null: throw error(.wrongType(expected: .conditionValue))
        }
    }
}
