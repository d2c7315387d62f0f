import PolicyEngine

extension PolicyDocument {
    /// Whether a statement allows anything of `service`, in lower case; what others deny does not count.
    func allowsSomething(of service: String) -> Bool {
        statements.contains { statement in
            guard statement.effect == .allow else { return false }
            return switch statement.actions {
            case .only(let patterns): patterns.contains { $0.isPossible(for: service) }
            case .allBut(let patterns): !patterns.contains { $0.description == "*" || $0.description.lowercased() == "\(service):*" }
            }
        }
    }
}
