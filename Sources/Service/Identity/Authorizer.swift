package import AWSTypes
package import Model
package import PolicyEngine

/// The second stop: may they?
package protocol Authorizer: Sendable {
    /// Everything that has a say in it, evaluated.
    func judge(_ access: Access, for caller: Caller, under circumstances: Circumstances) async throws -> Judgement
}

/// A decision, and what it was made from.
package struct Judgement: Sendable {
    package let decision: Decision
    /// Names and revisions of all policies that had a say, sorted. Two judgements with equal lists were made from equal policies.
    package let policies: [String]

    package init(_ decision: Decision, policies: [String] = []) {
        self.decision = decision
        self.policies = policies
    }
}

extension Authorizer {
    /// Throws ``AccessDenied`` unless every one of `accesses` is allowed.
    func demand(_ accesses: [Access], in call: Call) async throws {
        for access: Access in accesses {
            let judgement: Judgement = try await judge(access, for: call.identity, under: call.circumstances)
            guard judgement.decision.isAllowed else { throw AccessDenied(caller: call.caller, access: access, judgement: judgement) }
        }
    }
}

/// A permission that was needed and not given.
package struct AccessDenied: Error {
    package let caller: Principal
    package let access: Access
    package let judgement: Judgement

    package init(caller: Principal, access: Access, judgement: Judgement) {
        self.caller = caller
        self.access = access
        self.judgement = judgement
    }

    package var awsError: AWSError { .accessDenied(caller, access, judgement.decision) }
}

extension AWSError {
    /// Whether it says that a caller lacks a permission: records have another code for that.
    var isDenial: Bool { code == "AccessDeniedException" && message?.hasPrefix("User: ") == true }

    /// `User: <arn> is not authorized to perform: <action> on resource: <resource> because …`
    package static func accessDenied(_ caller: Principal, _ access: Access, _ decision: Decision) -> AWSError {
        let place: String = access.shownResource.map { " on resource: \($0)" } ?? ""
        // Of a role in another account, STS tells nothing.
        let isReticent: Bool = access.action.hasPrefix("sts:") && caller.account != access.owner
        let reason: String = isReticent ? "" : decision.denialClause.map { " \($0)" } ?? ""
        return AWSError("AccessDeniedException", "User: \(caller.arn) is not authorized to perform: \(access.action)\(place)\(reason)")
    }
}
