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
    /// Of resources whose ARN does not tell.
    private let resourceOwner: AccountID?
    private let context: [String: RequestContext.Value]

    /// - Parameter owner: An account's number, or its root's ARN.
    init(actions: [String], resources: [String], owner: String?, entries: [ContextEntry]) throws(AWSError) {
        self.actions = actions
        resourceOwner = owner.flatMap { AccountID($0) ?? ARN($0).flatMap { AccountID($0.account) } }
        guard owner == nil || resourceOwner != nil else {
            throw AWSError("InvalidInput", "ResourceOwner must be the ARN of an account.")
        }
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

    /// The answers about the actions from `first` on, `limit` at the most, fewer if they are about many resources. Each has a part for each
    /// resource. Others have their turn in between.
    func results(from first: Int, limit: Int) async throws -> [SimulationResult] {
        var results: [SimulationResult] = []
        var (decisions, work, statements): (Int, Int, Int) = (0, 0, 0)
        for number: Int in actions.indices.dropFirst(first).prefix(limit) {
            var parts: [SimulationResult.Part] = []
            for resource: String in resources {
                let request: PolicyRequest = request(actions[number], on: resource)
                let decision: Decision = applicable.decide(request)
                parts.append(SimulationResult.Part(resource: resource, decision: decision))
                decisions += 1
                work += request.spentWork
                statements += decision.statements.count
                guard !decision.isTooCostly, work <= Simulation.mostWork, statements <= Simulation.mostStatements else {
                    // The page ends before this action, which the next one begins with.
                    guard results.isEmpty else { return results }
                    throw Simulation.tooCostly
                }
                if decisions.isMultiple(of: Simulation.decisionsInOneGo) { await Task.yield() }
            }
            results.append(SimulationResult(number: number, action: actions[number], parts: parts))
            if decisions >= Simulation.decisionsOfOnePage || statements >= Simulation.statementsOfOnePage { break }
        }
        return results
    }

    private static let decisionsInOneGo: Int = 100
    private static let decisionsOfOnePage: Int = 5000
    /// That matched, and are told.
    private static let statementsOfOnePage: Int = 5000
    private static let mostStatements: Int = 50_000
    /// Comparisons.
    private static let mostWork: Int = 50_000_000
    private static let tooCostly: AWSError = AWSError(
        "PolicyEvaluation", "The request failed because a provided policy could not be successfully evaluated: it takes too much work.",
        status: 500)

    private var applicable: ApplicablePolicies {
        var applicable: ApplicablePolicies = ApplicablePolicies(resource: resource, identity: identity, boundaries: boundaries)
        // "You must include the resource-based policy": without it, it does not count.
        applicable.leavesOutResource = resource == nil
        return applicable
    }

    private func request(_ action: String, on resource: String) -> PolicyRequest {
        let asker: RequestPrincipal = principal ?? .user("arn:aws:iam::\(AccountID.zero):user/simulated", account: .zero)
        return PolicyRequest(
            principal: asker, action: action, resource: resource, resourceAccount: owner(of: resource, for: asker),
            context: RequestContext { [context, tags] key in
                context[key] ?? TagKeys.value(of: key, prefix: "aws:principaltag/", in: tags)
            })
    }

    /// The resource's account, if its policy is there, which alone makes a difference: the one in its ARN, else `ResourceOwner`, else the asker's.
    private func owner(of resource: String, for asker: RequestPrincipal) -> AccountID? {
        guard self.resource != nil else { return asker.account }
        return ARN(resource).flatMap { AccountID($0.account) } ?? resourceOwner ?? asker.account
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

extension Call {
    func page(of simulation: Simulation, _ marker: Marker?, _ maxItems: MaxItems?) async throws -> Page<SimulationResult> {
        let paging: Paging = Paging(marker, maxItems, simulation.actions + simulation.resources)
        let first: Int = try place(paging).flatMap { Int($0) } ?? 0
        let results: [SimulationResult] = try await simulation.results(from: first, limit: paging.limit)
        let next: Int = first + results.count
        return Page(items: results, marker: next < simulation.actions.count ? try seal(String(next), paging) : nil)
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
        out.map("EvalDecisionDetails", [:] as [String: String])
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
