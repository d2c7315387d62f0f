/// Finds the statements that may speak of an action, so that the others cost nothing.
struct StatementIndex: Sendable {
    struct Candidate: Sendable {
        let number: Int
        /// Whether the action is known to be meant.
        let isCertain: Bool
    }

    /// So many statements are sooner tried than looked up.
    private static let smallest: Int = 6

    /// Statements that name the whole action, in lower case.
    private var byAction: [String: [Candidate]] = [:]
    /// Statements with wildcards in their actions' names, by service.
    private var byService: [String: [Candidate]] = [:]
    /// `*`, `*:…` and `NotAction`; in small policies all.
    private var everywhere: [Candidate] = []

    /// False for small policies, all of whose statements are candidates for everything.
    let isSelective: Bool

    init(of statements: [CompiledStatement]) {
        isSelective = statements.count > Self.smallest
        guard isSelective else {
            everywhere = statements.indices.map { Candidate(number: $0, isCertain: statements[$0].meansEveryAction) }
            return
        }
        for (number, statement): (Int, CompiledStatement) in statements.enumerated() {
            guard let actions: [CompiledAction] = statement.actionsByName else {
                everywhere.append(Candidate(number: number, isCertain: statement.meansEveryAction))
                continue
            }
            // Each statement has one place only for any action.
            let wild: Set<String> = Set(actions.filter { !$0.isLiteral }.map(\.service))
            for service: String in wild {
                let isWhole: Bool = actions.contains { $0.text == "\(service):*" }
                byService[service, default: []].append(Candidate(number: number, isCertain: isWhole))
            }
            let whole: Set<String> = Set(actions.filter { $0.isLiteral && !wild.contains($0.service) }.map(\.text))
            for action: String in whole { byAction[action, default: []].append(Candidate(number: number, isCertain: true)) }
        }
    }

    /// `body` gets each candidate once.
    func forEachCandidate(of request: PolicyRequest, _ body: (Candidate) -> Void) {
        if !byAction.isEmpty, let candidates: [Candidate] = byAction[request.foldedAction] {
            for candidate: Candidate in candidates { body(candidate) }
        }
        if !byService.isEmpty, let candidates: [Candidate] = byService[request.service] {
            for candidate: Candidate in candidates { body(candidate) }
        }
        for candidate: Candidate in everywhere { body(candidate) }
    }
}
