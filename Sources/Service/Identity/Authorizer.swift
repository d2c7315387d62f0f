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
    /// Of a denial: all policies that had a say. Those that a session brought with it are not among them, for they never change.
    package let policies: [PolicySource]

    package init(_ decision: Decision, policies: [PolicySource] = []) {
        self.decision = decision
        self.policies = policies
    }
}

extension Authorizer {
    /// Throws ``AccessDenied`` unless every one of `accesses` is allowed.
    func demand(_ accesses: [Access], in call: Call) async throws {
        for access: Access in accesses { try await call.demand(access) }
    }
}

/// A permission that was needed and not given.
package struct AccessDenied: Error {
    package let caller: Principal
    package let access: Access
    package let judgement: Judgement
    /// What the client is told; nil: who lacks what, and why.
    private let answer: AWSError?

    package init(caller: Principal, access: Access, judgement: Judgement, answer: AWSError? = nil) {
        self.caller = caller
        self.access = access
        self.judgement = judgement
        self.answer = answer
    }

    package var awsError: AWSError { answer ?? .accessDenied(caller, access, judgement.decision) }
}

extension AWSError {
    /// Whether it says that a caller lacks a permission: records have another code for that.
    var isDenial: Bool { code == "AccessDeniedException" && message?.hasPrefix("User: ") == true }

    /// `User: <arn> is not authorized to perform: <action> on resource: <resource> because …`
    fileprivate static func accessDenied(_ caller: Principal, _ access: Access, _ decision: Decision) -> AWSError {
        let place: String = access.shownResource.map { " on resource: \($0)" } ?? ""
        // Of a role in another account, STS tells nothing.
        let isReticent: Bool = access.action.hasPrefix("sts:") && caller.account != access.owner
        let reason: String = isReticent ? "" : decision.denialClause.map { " \($0)" } ?? ""
        return AWSError("AccessDeniedException", "User: \(caller.arn) is not authorized to perform: \(access.action)\(place)\(reason)")
    }
}
