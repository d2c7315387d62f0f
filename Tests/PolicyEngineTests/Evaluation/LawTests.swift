import Testing

@testable import PolicyEngine

@Suite("Laws of evaluation") struct LawTests {
    private static let rounds: Int = 1000

    @Test("a Deny that is added anywhere never widens") func addedDeny() throws {
        var generator: DocGenerator = DocGenerator(seed: 1)
        var narrowed: Int = 0
        for round: Int in 0..<Self.rounds {
            let before: Scene = Scene(&generator)
            var after: Scene = before
            after.add("Deny", &generator)
            let (old, new): (Decision, Decision) = (try before.decide(), try after.decide())
            #expect(old.isAllowed || !new.isAllowed, "round \(round)")
            #expect(old.verdict != .explicitlyDenied || new.verdict == .explicitlyDenied)
            if old.isAllowed, !new.isAllowed { narrowed += 1 }
        }
        #expect(narrowed >= 10)
    }

    @Test("an Allow that is added to a policy never narrows") func addedAllow() throws {
        var generator: DocGenerator = DocGenerator(seed: 2)
        var widened: Int = 0
        for round: Int in 0..<Self.rounds {
            let before: Scene = Scene(&generator)
            var after: Scene = before
            after.add("Allow", &generator)
            let (old, new): (Decision, Decision) = (try before.decide(), try after.decide())
            #expect(!old.isAllowed || new.isAllowed, "round \(round)")
            #expect((old.verdict == .explicitlyDenied) == (new.verdict == .explicitlyDenied))
            if !old.isAllowed, new.isAllowed { widened += 1 }
        }
        #expect(widened >= 10)
    }

    @Test("the order of policies and statements does not matter") func order() throws {
        var generator: DocGenerator = DocGenerator(seed: 3)
        var verdicts: Set<Decision.Verdict> = []
        for round: Int in 0..<Self.rounds {
            let before: Scene = Scene(&generator)
            var after: Scene = before
            after.shuffle(&generator)
            let (old, new): (Decision, Decision) = (try before.decide(), try after.decide())
            #expect(old.verdict == new.verdict && old.kind == new.kind, "round \(round)")
            #expect(old.statements.count == new.statements.count)
            verdicts.insert(old.verdict)
        }
        #expect(verdicts.count == 3)
    }

    @Test("what decided comes in the documents' order, also from an index") func documentOrder() throws {
        let statements: [String] = (0..<20).map { number in
            statement("Deny", ["secretsmanager:GetSecretValue", "*", "secretsmanager:Get*", "s3:*"][number % 4])
        }
        let row: Row = Row("many", .denied(.identity)) { $0.identity = [document(statements.joined(separator: ","))] }
        #expect(try row.decide().statements.map(\.number) == (0..<20).filter { $0 % 4 != 3 })
    }

    @Test("a policy without what decided denies no more") func minimal() throws {
        var generator: DocGenerator = DocGenerator(seed: 4)
        var denied: Int = 0
        for round: Int in 0..<Self.rounds {
            let scene: Scene = Scene(&generator)
            let decision: Decision = try scene.decide()
            guard decision.verdict == .explicitlyDenied else { continue }
            denied += 1
            var rest: Scene = scene
            rest.drop(decision.statements)
            #expect(try rest.decide().verdict != .explicitlyDenied, "round \(round)")
        }
        #expect(denied >= 50)
    }
}

/// A question with its documents, to be changed.
private struct Scene {
    private let question: NaiveEvaluator.Question
    /// By kind; levels of service control policies apart.
    private var documents: [(kind: PolicyKind, level: Int, doc: Doc)] = []

    init(_ generator: inout DocGenerator) {
        question = generator.question()
        let isTrust: Bool = question.action.lowercased().hasPrefix("sts:")
        documents.append((.identity, 0, generator.document(as: .identity, deny: 10)))
        if generator.chance(40) { documents.append((.identity, 0, generator.document(as: .identity, deny: 10))) }
        if generator.chance(60) { documents.append((.resource, 0, generator.document(as: isTrust ? .trust : .resource, deny: 15))) }
        if generator.chance(30) { documents.append((.boundary, 0, generator.document(as: .boundary, deny: 10))) }
        if generator.chance(30) { documents.append((.session, 0, generator.document(as: .session, deny: 10))) }
        guard generator.chance(25) else { return }
        for level: Int in 0..<2 { documents.append((.serviceControl, level, generator.document(as: .serviceControl, deny: 10))) }
    }

    private func role(of kind: PolicyKind) -> PolicyRole {
        switch kind {
        case .serviceControl: .serviceControl
        case .resource, .roleTrust: question.action.lowercased().hasPrefix("sts:") ? .trust : .resource
        case .identity: .identity
        case .boundary: .boundary
        case .session: .session
        }
    }

    func decide() throws -> Decision {
        var policies: ApplicablePolicies = ApplicablePolicies()
        for (index, (kind, level, doc)): (Int, (PolicyKind, Int, Doc)) in documents.enumerated() {
            let policy: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(doc.json, as: role(of: kind)), name: "\(index)")
            switch kind {
            case .serviceControl:
                while policies.serviceControl.count <= level { policies.serviceControl.append([]) }
                policies.serviceControl[level].append(policy)
            case .resource, .roleTrust: policies.resource = policy
            case .identity: policies.identity.append(policy)
            case .boundary: policies.boundaries.append(policy)
            case .session: policies.session.append(policy)
            }
        }
        return policies.decide(question.request)
    }

    mutating func add(_ effect: String, _ generator: inout DocGenerator) {
        let index: Int = Int.random(in: 0..<documents.count, using: &generator.random)
        let added: Doc = generator.statement(as: role(of: documents[index].kind), deny: effect == "Deny" ? 100 : 0)
        documents[index].doc = documents[index].doc.replacingStatements { $0 + [added] }
    }

    mutating func shuffle(_ generator: inout DocGenerator) {
        documents.shuffle(using: &generator.random)
        for index: Int in documents.indices {
            documents[index].doc = documents[index].doc.replacingStatements { $0.shuffled(using: &generator.random) }
        }
    }

    /// Makes the statements harmless.
    mutating func drop(_ statements: [Decision.Statement]) {
        for statement: Decision.Statement in statements {
            guard let index: Int = Int(statement.policy.name) else { continue }
            documents[index].doc = documents[index].doc.replacingStatements { list in
                var list: [Doc] = list
                guard case .members(let members) = list[statement.number] else { return list }
                list[statement.number] = .members(
                    members.map { $0.0 == "Effect" ? ("Effect", .text("Allow")) : $0 })
                return list
            }
        }
    }
}

extension Doc {
    fileprivate func replacingStatements(_ change: ([Doc]) -> [Doc]) -> Doc {
        guard case .members(let members) = self else { return self }
        return .members(members.map { $0.0 == "Statement" ? ("Statement", .list(change($0.1.items))) : $0 })
    }
}
