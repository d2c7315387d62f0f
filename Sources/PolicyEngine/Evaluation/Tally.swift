/// What policies of one kind say to a request.
struct Tally {
    let kind: PolicyKind
    private(set) var denies: [Decision.Statement] = []
    private(set) var allows: [Decision.Statement] = []

    init(_ kind: PolicyKind) { self.kind = kind }

    init(_ kind: PolicyKind, _ policies: [CompiledPolicy], _ request: PolicyRequest) {
        self.kind = kind
        for policy: CompiledPolicy in policies { count(policy, request) }
    }

    private mutating func count(_ policy: CompiledPolicy, _ request: PolicyRequest) {
        let (denies, allows): (Int, Int) = (self.denies.count, self.allows.count)
        policy.forEachMatch(of: request) { number in
            let statement: Decision.Statement = Decision.Statement(kind: kind, policy: policy, number: number)
            if policy.statements[number].isDeny { self.denies.append(statement) } else { self.allows.append(statement) }
        }
        self.denies.sort(from: denies)
        self.allows.sort(from: allows)
    }
}

/// What a resource policy says: its Allows differ in how far they reach.
struct ResourceTally {
    private(set) var denies: [Decision.Statement] = []
    private var allows: [(statement: Decision.Statement, grant: Grant)] = []

    init() {}

    /// - Parameter hasBoundary: A principal with a permissions boundary is hit by every Deny with `NotPrincipal`, whom it may name
    ///   (IAM user guide, *Permissions boundaries*).
    init(_ kind: PolicyKind, _ policy: CompiledPolicy, _ request: PolicyRequest, hasBoundary: Bool) {
        policy.forEachMatch(of: request) { number in
            let statement: CompiledStatement = policy.statements[number]
            guard let principals: CompiledPrincipals = statement.principals else { return }
            let grant: Grant = principals.grant(for: request.principal)
            let isHit: Bool = grant != .none || hasBoundary && statement.isDeny && principals.isNegated
            guard isHit else { return }
            let found: Decision.Statement = Decision.Statement(kind: kind, policy: policy, number: number)
            if statement.isDeny { denies.append(found) } else { allows.append((found, grant)) }
        }
        denies.sort(from: 0)
        allows.sort { $0.statement.number < $1.statement.number }
    }

    var greatest: Grant { allows.lazy.map(\.grant).max() ?? .none }

    func allows(where isWanted: (Grant) -> Bool) -> [Decision.Statement] { allows.filter { isWanted($0.grant) }.map(\.statement) }
}

extension [Decision.Statement] {
    /// The index finds a policy's statements in an order of its own; the reader wants the document's.
    fileprivate mutating func sort(from first: Int) {
        guard count - first > 1 else { return }
        self[first...].sort { $0.number < $1.number }
    }
}
