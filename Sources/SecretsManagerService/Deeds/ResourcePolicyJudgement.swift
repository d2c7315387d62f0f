import PolicyEngine

/// What is wrong with a resource policy, if anything.
struct ResourcePolicyJudgement {
    /// A failed check, in ValidateResourcePolicy's words.
    struct Failure: Sendable {
        let check: String
        let message: String
    }

    /// Where and why it is no policy; nil if it is one.
    let syntaxError: String?
    /// Statements that let everybody in.
    let broadStatements: [String]

    init(_ text: String) {
        do throws(PolicySyntaxError) {
            let document: PolicyDocument = try PolicyDocument.parse(text, as: .resource)
            syntaxError = nil
            broadStatements = BroadAccess.findings(in: document).map(\.description)
        } catch {
            syntaxError = error.description
            broadStatements = []
        }
    }

    var isBroad: Bool { !broadStatements.isEmpty }

    var failures: [Failure] {
        if let syntaxError { return [Failure(check: "SYNTAX", message: "This resource policy contains a syntax error. \(syntaxError)")] }
        return broadStatements.map { Failure(check: "PUBLIC_POLICY", message: "This resource policy allows broad access to the secret. \($0)") }
    }
}
