import PolicyEngine

/// What is wrong with a resource policy, if anything.
struct ResourcePolicyJudgement {
    /// A failed check, in ValidateResourcePolicy's words.
    struct Failure: Sendable {
        let check: String
        let message: String
    }

    /// Nil if it is no policy.
    let document: PolicyDocument?
    /// Where and why it is no policy; nil if it is one.
    let syntaxError: PolicySyntaxError?
    /// Statements that let everybody in.
    let broadStatements: [String]

    init(_ text: String) {
        do throws(PolicySyntaxError) {
            let document: PolicyDocument = try PolicyDocument.parse(text, as: .resource)
            self.document = document
            syntaxError = nil
            broadStatements = BroadAccess.findings(in: document).map(\.description)
        } catch {
            document = nil
            syntaxError = error
            broadStatements = []
        }
    }

    var isBroad: Bool { !broadStatements.isEmpty }

    /// Of a principal that has the right form but does not exist, as of one that has not.
    static let unknownPrincipal: String = "This resource policy contains an unsupported principal."
    static let lockOut: String = "Your requested changes will not allow you to manage this secret in the future."

    /// What PutResourcePolicy says of a document that is no policy for a secret.
    var sentence: String? {
        switch syntaxError?.fault {
        case nil: nil
        case .unsupportedVersion: "This policy has invalid syntax."
        case .unsupportedPrincipal, .unknownPrincipalType: ResourcePolicyJudgement.unknownPrincipal
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
