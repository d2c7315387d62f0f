import Wire

/// A secret's resource policy; the member is absent where there is none.
struct ShownPolicy: WireEncodable {
    let arn: String
    let name: String
    let policy: String?

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("ResourcePolicy", policy)
    }
}

/// What ValidateResourcePolicy found.
struct PolicyValidation: WireEncodable {
    let failures: [ResourcePolicyJudgement.Failure]

    func encode(to out: inout some WireObject) {
        out.member("PolicyValidationPassed", failures.isEmpty)
        out.list("ValidationErrors", failures)
    }
}

extension ResourcePolicyJudgement.Failure: WireEncodable {
    func encode(to out: inout some WireObject) {
        out.member("CheckName", check)
        out.member("ErrorMessage", message)
    }
}
