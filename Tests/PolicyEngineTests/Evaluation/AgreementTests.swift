import AWSTypes
import Testing

@testable import PolicyEngine

@Suite("Two evaluators") struct AgreementTests {
    /// Cases in all, in so many portions.
    private static let cases: Int = 100_000
    private static let portions: Int = 10

    @Test("the engine and a naive evaluator agree on 100,000 random cases of every kind", arguments: 0..<portions)
    func agreement(portion: Int) throws {
        var generator: DocGenerator = DocGenerator(seed: UInt64(1000 + portion))
        let pool: Pool = try Pool(&generator)
        var verdicts: [String: Int] = [:]
        for number: Int in 0..<(Self.cases / Self.portions) {
            let (question, request, policies): (NaiveEvaluator.Question, PolicyRequest, ApplicablePolicies) = pool.combination(&generator)
            let decision: Decision = policies.decide(request)
            let expected: (verdict: NaiveEvaluator.Verdict, denies: Int) = NaiveEvaluator(question).answer
            #expect(decision.naiveVerdict == expected.verdict, "case \(number) of portion \(portion): \(question)")
            switch decision.verdict {
            case .explicitlyDenied: #expect(decision.statements.count == expected.denies)
            case .allowed: #expect(decision.statements.allSatisfy { !$0.policy.statements[$0.number].isDeny })
            case .implicitlyDenied: #expect(decision.statements.isEmpty)
            }
            verdicts["\(decision.verdict) \(decision.kind?.rawValue ?? "")", default: 0] += 1
        }
        print("portion \(portion):", verdicts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
        var kinds: [String] = ["allowed "]
        kinds += PolicyKind.allCases.flatMap { ["explicitlyDenied \($0.rawValue)", "implicitlyDenied \($0.rawValue)"] }
        for kind: String in kinds { #expect(verdicts[kind, default: 0] >= 20, "too few of `\(kind)`") }
    }
}

extension Decision {
    var naiveVerdict: NaiveEvaluator.Verdict {
        switch verdict {
        case .allowed: .allowed
        case .explicitlyDenied: .explicit
        case .implicitlyDenied: .implicit
        }
    }
}

/// Generated documents, compiled once, to be combined again and again.
struct Pool {
    typealias Entry = (doc: Doc, policy: CompiledPolicy)

    private let identity: [Entry]
    private let resource: [Entry]
    private let trust: [Entry]
    private let boundary: [Entry]
    private let session: [Entry]
    private let serviceControl: [Entry]

    init(_ generator: inout DocGenerator) throws {
        func make(_ role: PolicyRole, _ count: Int, deny: Int) throws -> [Entry] {
            try (0..<count).map { number in
                let doc: Doc = generator.document(as: role, deny: deny)
                return (doc, CompiledPolicy(try PolicyDocument.parse(doc.json, as: role), name: "\(role) \(number)"))
            }
        }
        identity = try make(.identity, 150, deny: 12)
        resource = try make(.resource, 150, deny: 20)
        trust = try make(.trust, 80, deny: 20)
        boundary = try make(.boundary, 80, deny: 15)
        session = try make(.session, 80, deny: 15)
        serviceControl = try make(.serviceControl, 80, deny: 15)
    }

    func combination(_ generator: inout DocGenerator) -> (NaiveEvaluator.Question, PolicyRequest, ApplicablePolicies) {
        var question: NaiveEvaluator.Question = generator.question()
        var policies: ApplicablePolicies = ApplicablePolicies()
        let isTrust: Bool = question.action.lowercased().hasPrefix("sts:")
        if generator.chance(60) {
            let entry: Entry = generator.pick(isTrust ? trust : resource)
            (question.policy, policies.resource) = (entry.doc, entry.policy)
        }
        let identity: [Entry] = generator.chance(80) ? generator.some(self.identity, 1...3) : []
        (question.identity, policies.identity) = (identity.map(\.doc), identity.map(\.policy))
        let boundaries: [Entry] = generator.chance(30) ? generator.some(boundary, 1...2) : []
        (question.boundaries, policies.boundaries) = (boundaries.map(\.doc), boundaries.map(\.policy))
        let session: [Entry] = generator.chance(30) ? generator.some(self.session, 1...2) : []
        (question.session, policies.session) = (session.map(\.doc), session.map(\.policy))
        let levels: [[Entry]] =
            generator.chance(25) ? (0..<2).map { _ in generator.some(serviceControl, generator.chance(5) ? 0...0 : 1...3) } : []
        question.serviceControl = levels.map { $0.map(\.doc) }
        policies.serviceControl = levels.map { $0.map(\.policy) }
        return (question, question.request, policies)
    }
}

extension NaiveEvaluator.Question {
    /// The same question to the engine.
    var request: PolicyRequest {
        var facts: RequestContext = RequestContext()
        for (key, values): (String, [String]) in context { facts[key] = lists.contains(key) ? .many(values) : .one(values[0]) }
        let known: RequestPrincipal? = RequestPrincipal(reading: principal, principalARN: facts["aws:PrincipalArn"]?.only)
        return PolicyRequest(
            principal: known ?? .anonymous, action: action, resource: resource, resourceAccount: AccountID(owner), context: facts)
    }
}
