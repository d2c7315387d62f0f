import PolicyEngine

/// What is wrong with a resource policy, if anything.
struct ResourcePolicyJudgement {
    /// A failed check, in ValidateResourcePolicy's words.
    struct Failure: Sendable {
        let check: String
        let message: String
    }

    /// Where and why it is no policy; nil if it is one.
    let syntaxError: PolicySyntaxError?
    /// Statements that let everybody in.
    let broadStatements: [String]

    init(_ text: String) {
        do throws(PolicySyntaxError) {
            let document: PolicyDocument = try PolicyDocument.parse(text, as: .resource)
            syntaxError = nil
            broadStatements = BroadAccess.findings(in: document).map(\.description)
        } catch {
            syntaxError = error
            broadStatements = []
        }
    }

    var isBroad: Bool { !broadStatements.isEmpty }

    /// What PutResourcePolicy says of a document that is no policy for a secret.
    var sentence: String? {
        switch syntaxError?.fault {
        case nil: nil
        case .unsupportedVersion: "This policy has invalid syntax."
        case .unsupportedPrincipal, .unknownPrincipalType: "This resource policy contains an unsupported principal."
        case .unsupportedServicePrincipal: "This resource policy contains an unsupported service principal."
        default: "This resource policy contains a syntax error."
        }
    }

    var failures: [Failure] {
        if let syntaxError { return [Failure(check: "SYNTAX", message: "\(sentence ?? "") \(syntaxError.description)")] }
        return broadStatements.map {
            Failure(check: "PUBLIC_POLICY", message: "This resource policy allows broad access to the secret. \($0)")
        }
    }
}
