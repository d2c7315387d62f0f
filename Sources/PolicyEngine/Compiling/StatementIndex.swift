/// Finds the statements that may speak of an action, so that the others cost nothing.
struct StatementIndex: Sendable {
    /// So many statements are sooner tried than looked up.
    private static let smallest: Int = 6

    /// Statements that name the whole action, in lower case.
    private var byAction: [String: [Int]] = [:]
    /// Statements with wildcards in their actions' names, by service.
    private var byService: [String: [Int]] = [:]
    /// `*`, `*:…` and `NotAction`; in small policies all.
    private var everywhere: [Int] = []

    init(of statements: [CompiledStatement]) {
        guard statements.count > Self.smallest else {
            everywhere = Array(statements.indices)
            return
        }
        for (number, statement): (Int, CompiledStatement) in statements.enumerated() {
            guard let actions: [CompiledAction] = statement.actionsByName else {
                everywhere.append(number)
                continue
            }
            // Each statement has one place only for any action.
            let wild: Set<String> = Set(actions.filter { !$0.isLiteral }.map(\.service))
            for service: String in wild { byService[service, default: []].append(number) }
            let whole: Set<String> = Set(actions.filter { $0.isLiteral && !wild.contains($0.service) }.map(\.text))
            for action: String in whole { byAction[action, default: []].append(number) }
        }
    }

    /// `body` gets each candidate once, and whether its action is known to match.
    func forEachCandidate(of request: PolicyRequest, _ body: (Int, Bool) -> Void) {
        if !byAction.isEmpty, let numbers: [Int] = byAction[request.foldedAction] {
            for number: Int in numbers { body(number, true) }
        }
        if !byService.isEmpty, let numbers: [Int] = byService[request.service] {
            for number: Int in numbers { body(number, false) }
        }
        for number: Int in everywhere { body(number, false) }
    }
}
