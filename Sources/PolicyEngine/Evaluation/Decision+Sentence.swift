extension Decision {
    /// How a denial ends in AWS's words: `because no identity-based policy allows the s3:GetObject action`,
    /// `with an explicit deny in a resource-based policy`. Nil if it is allowed.
    package var denialClause: String? {
        guard let kind else { return nil }
        return switch verdict {
        case .allowed: nil
        case .implicitlyDenied: "because no \(kind.rawValue) allows the \(action) action"
        case .explicitlyDenied: "with an explicit deny in \(kind.phrase)"
        }
    }

    /// A sentence for the person who wants to know why.
    package var reason: String {
        let action: String = self.action.shortened
        let kind: String = self.kind?.rawValue ?? ""
        return switch verdict {
        case .implicitlyDenied where self.kind == nil: "The policies for the \(action) action take too much work."
        case .implicitlyDenied: "No \(kind) allows the \(action) action."
        case .explicitlyDenied: "The \(action) action is denied by \(statements.map(\.phrase).joined(separator: ", "))."
        case .allowed where statements.isEmpty: "The \(action) action needs no policy that allows it."
        case .allowed: "The \(action) action is allowed by \(statements.map(\.phrase).joined(separator: ", "))."
        }
    }
}

extension Decision.Statement {
    /// ``statement 2 (Sid `x`) of `ReadOnly` ``
    fileprivate var phrase: String {
        let sid: String = id.map { $0.isEmpty ? "" : " (Sid `\($0.shortened)`)" } ?? ""
        return "statement \(number)\(sid) of `\(policy.name.shortened)`"
    }
}
