extension BroadAccess.Finding: CustomStringConvertible {
    /// For the person who wrote the policy.
    package var description: String {
        let name: String = statementID.map { " (Sid `\($0.shortened)`)" } ?? ""
        let opening: String =
            switch cause {
            case .everyone: "allows its actions to everybody, for its principal is `*`"
            case .everyoneBut: "allows its actions to everybody whom `NotPrincipal` does not name"
            }
        let ending: String =
            attempts.isEmpty
            ? "no condition ties it to a fixed account, organization, principal, source or VPC"
            : attempts.map(\.sentence).joined(separator: ", and ")
        return "`\(place)`\(name) at \(start) \(opening), and \(ending)."
    }
}

extension BroadAccess.Finding.Attempt {
    fileprivate var sentence: String {
        let name: String = "`\(condition.operatorName)` on `\(condition.key.description.shortened)`"
        return switch weakness {
        case .passesWithoutKey: "\(name) also lets requests pass that lack the key"
        case .negated: "\(name) only keeps some out"
        case .otherKindOfOperator: "\(name) does not compare with a fixed value"
        case .noValues: "\(name) has no value"
        case .openValue(let text): "\(name) has the value `\(text.shortened)`, which is not fixed"
        }
    }
}
