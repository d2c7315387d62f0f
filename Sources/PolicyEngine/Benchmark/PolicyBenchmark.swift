import AWSTypes

/// What a decision costs, for the benchmark.
package enum PolicyBenchmark {
    /// How the statements of the measured policy differ.
    package enum Shape: String, Hashable, Sendable, CaseIterable {
        /// As grown policies are: several services, wildcards, denials, tags.
        case mixed
        /// The worst for the index: all speak of the request's action, each of its own secret, and the last is the right one.
        case oneAction
        /// The same, every one with a wildcard in its resource and a condition on a tag.
        case oneActionTagged
        /// Every one for all resources under another value of a tag, so that only conditions tell them apart.
        case conditions
    }

    /// One decision's time, in what `now` counts.
    ///
    /// - Parameters:
    ///   - statements: How many the identity policy has.
    ///   - rounds: How many decisions are made.
    ///   - now: A clock that never goes back.
    /// - Returns: Nil if a decision was not as it should be.
    package static func cost(statements: Int, shape: Shape, rounds: Int, now: () -> UInt64) -> Double? {
        guard let document: PolicyDocument = try? document(statements: statements, shape: shape),
            let account: AccountID = AccountID("111122223333")
        else { return nil }
        let policies: ApplicablePolicies = ApplicablePolicies(identity: [CompiledPolicy(document, name: "benchmark")])
        let principal: RequestPrincipal = .session(
            "arn:aws:sts::111122223333:assumed-role/app/one", of: "arn:aws:iam::111122223333:role/app", account: account)
        var allowed: Int = 0
        let start: UInt64 = now()
        for _: Int in 0..<rounds {
            var context: RequestContext = RequestContext()
            context.set(folded: "aws:resourcetag/team", to: .one("payments"))
            let request: PolicyRequest = PolicyRequest(
                principal: principal, action: "secretsmanager:GetSecretValue",
                resource: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:service/\(statements - 1)/password-AbCdEf",
                resourceAccount: account, context: context)
            if policies.decide(request).isAllowed { allowed += 1 }
        }
        let end: UInt64 = now()
        return allowed == rounds ? Double(end - start) / Double(rounds) : nil
    }

    /// A thousand statements are more than one document may have; here they may.
    private static func document(statements: Int, shape: Shape) throws(PolicySyntaxError) -> PolicyDocument {
        let text: String = text(statements: statements, shape: shape)
        return try PolicyDocument.read(JSONReader.read(Array(text.utf8), limit: .max), as: .identity)
    }

    static func text(statements: Int, shape: Shape) -> String {
        let list: [String] = (0..<statements).map { number in
            let isLast: Bool = number == statements - 1
            return switch shape {
            case .mixed where !isLast: mixed(number)
            case .mixed, .oneAction: named(number, isTagged: false)
            case .oneActionTagged: named(number, isTagged: true)
            case .conditions: conditional(isLast ? "payments" : "team-\(number)")
            }
        }
        return #"{"Version":"2012-10-17","Statement":["# + list.joined(separator: ",") + "]}"
    }

    private static func named(_ number: Int, isTagged: Bool) -> String {
        let condition: String = isTagged ? #","Condition":{"StringEquals":{"aws:ResourceTag/team":"payments"}}"# : ""
        let suffix: String = isTagged ? "-*" : "-AbCdEf"
        return #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"#
            + #""arn:aws:secretsmanager:eu-central-1:111122223333:secret:service/\#(number)/password\#(suffix)"\#(condition)}"#
    }

    private static func conditional(_ team: String) -> String {
        #"{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"\#(team)"}}}"#
    }

    private static func mixed(_ number: Int) -> String {
        switch number % 5 {
        case 0: named(number, isTagged: false)
        case 1: named(number, isTagged: true)
        case 2:
            #"{"Effect":"Allow","Action":["secretsmanager:Describe*","secretsmanager:List*"],"Resource":"*"}"#
        case 3:
            #"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-\#(number)/*"}"#
        default:
            #"{"Effect":"Deny","NotAction":"secretsmanager:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#
        }
    }
}
