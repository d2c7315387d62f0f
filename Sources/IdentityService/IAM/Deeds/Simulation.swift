import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Asks the policy engine about each action on each resource (IAM API reference, *SimulateCustomPolicy*).
struct Simulation: Sendable {
    let actions: [String]
    let resources: [String]
    var identity: [CompiledPolicy] = []
    var boundaries: [CompiledPolicy] = []
    var resource: CompiledPolicy?
    /// Nil: somebody of no account.
    var principal: RequestPrincipal?
    /// The principal's.
    var tags: [Tag] = []
    private let context: [String: RequestContext.Value]

    init(actions: [String], resources: [String], entries: [ContextEntry]) {
        self.actions = actions
        self.resources = resources.isEmpty ? ["*"] : resources
        var context: [String: RequestContext.Value] = [:]
        for entry: ContextEntry in entries {
            guard let name: String = entry.contextKeyName?.text.lowercased(), let values: [String] = entry.contextKeyValues else {
                continue
            }
            context[name] = entry.contextKeyType?.isList == true || values.count != 1 ? .many(values) : .one(values[0])
        }
        self.context = context
    }

    /// One for each action, with one part for each resource.
    var results: [SimulationResult] {
        let applicable: ApplicablePolicies = ApplicablePolicies(resource: resource, identity: identity, boundaries: boundaries)
        let asker: RequestPrincipal = principal ?? .user("arn:aws:iam::\(AccountID.zero):user/simulated", account: .zero)
        return actions.enumerated().map { number, action in
            let parts: [SimulationResult.Part] = resources.map { resource in
                let request: PolicyRequest = PolicyRequest(
                    principal: asker, action: action, resource: resource, resourceAccount: asker.account,
                    context: RequestContext { [context, tags] key in
                        context[key] ?? TagKeys.value(of: key, prefix: "aws:principaltag/", in: tags)
                    })
                return SimulationResult.Part(resource: resource, decision: applicable.decide(request))
            }
            return SimulationResult(number: number, action: action, parts: parts)
        }
    }

    /// Documents of a request; `name` is the member's, by which statements that matched are told.
    static func compiled(_ documents: [String], as role: PolicyRole, _ name: String) throws -> [CompiledPolicy] {
        try documents.enumerated().map { number, text in
            do throws(PolicySyntaxError) {
                return CompiledPolicy(try PolicyDocument.parse(text, as: role), name: "\(name).\(number + 1)")
            } catch {
                throw AWSError("InvalidInput", "The policy \(name).\(number + 1) is invalid: \(error)")
            }
        }
    }
}

/// `EvaluationResult`.
struct SimulationResult: WireEncodable {
    struct Part: Sendable {
        let resource: String
        let decision: Decision
    }

    let number: Int
    let action: String
    let parts: [Part]

    /// For paging: as asked.
    var order: String { String(number + 100_000) }

    /// The first resource's, or the strictest of several.
    private var whole: Decision {
        parts.first { $0.decision.verdict == .explicitlyDenied }?.decision ?? parts.first { !$0.decision.isAllowed }?.decision
            ?? parts[0].decision
    }

    func encode(to out: inout some WireObject) {
        out.member("EvalActionName", action)
        out.member("EvalResourceName", parts.count == 1 ? parts[0].resource : "*")
        out.member("EvalDecision", whole.verdict.simulated)
        out.list("MatchedStatements", whole.statements.map { MatchedStatement(statement: $0) })
        out.list("MissingContextValues", [] as [String])
        out.object("OrganizationsDecisionDetail", OrganizationsDecision())
        out.list("ResourceSpecificResults", parts.map { SpecificResult(part: $0) })
    }
}

private struct SpecificResult: WireEncodable {
    let part: SimulationResult.Part

    func encode(to out: inout some WireObject) {
        out.member("EvalResourceName", part.resource)
        out.member("EvalResourceDecision", part.decision.verdict.simulated)
        out.list("MatchedStatements", part.decision.statements.map { MatchedStatement(statement: $0) })
        out.list("MissingContextValues", [] as [String])
    }
}

private struct OrganizationsDecision: WireEncodable {
    func encode(to out: inout some WireObject) { out.member("AllowedByOrganizations", true) }
}

private struct MatchedStatement: WireEncodable {
    let statement: Decision.Statement

    func encode(to out: inout some WireObject) {
        out.member("SourcePolicyId", statement.policy.name)
        out.member("SourcePolicyType", statement.kind == .resource ? "Resource Policy" : "IAM Policy")
        out.object("StartPosition", Position(position: statement.start))
        out.object("EndPosition", Position(position: statement.end))
    }

    private struct Position: WireEncodable {
        let position: TextPosition

        func encode(to out: inout some WireObject) {
            out.member("Line", position.line)
            out.member("Column", position.column)
        }
    }
}

extension Decision.Verdict {
    fileprivate var simulated: String {
        switch self {
        case .allowed: "allowed"
        case .explicitlyDenied: "explicitDeny"
        case .implicitlyDenied: "implicitDeny"
        }
    }
}
