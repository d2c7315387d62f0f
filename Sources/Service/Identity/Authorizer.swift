package import AWSTypes
package import Model
package import PolicyEngine

/// The second stop: may they?
package protocol Authorizer: Sendable {
    /// Everything that has a say in it, evaluated.
    func decide(_ access: Access, in call: Call) async throws -> Decision
}

extension Authorizer {
    /// Throws ``AccessDenied`` unless every one of `accesses` is allowed.
    func demand(_ accesses: [Access], in call: Call) async throws {
        for access: Access in accesses {
            let decision: Decision = try await decide(access, in: call)
            guard decision.isAllowed else { throw AccessDenied(caller: call.caller, access: access, decision: decision) }
        }
    }
}

/// A permission that was needed and not given.
package struct AccessDenied: Error {
    package let caller: Principal
    package let access: Access
    package let decision: Decision

    package init(caller: Principal, access: Access, decision: Decision) {
        self.caller = caller
        self.access = access
        self.decision = decision
    }

    package var awsError: AWSError { .accessDenied(caller, access, decision) }
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
