package import AWSTypes
package import Model

/// The second stop: may they?
package protocol Authorizer: Sendable {
    func decide(_ access: Access, for caller: Principal, in call: Call) async throws -> Decision
}

/// A verdict and, for a refusal, why.
package enum Decision: Hashable, Sendable {
    case allowed
    /// Nothing allows it; `kind` is the policy type that AWS names, such as `identity-based policy`.
    case implicitlyDenied(kind: String)
    case explicitlyDenied(kind: String)
}

extension Authorizer {
    /// Throws AWS's denial unless every one of `accesses` is allowed.
    func demand(_ accesses: [Access], for caller: Principal, in call: Call) async throws {
        for access: Access in accesses {
            let decision: Decision = try await decide(access, for: caller, in: call)
            guard decision == .allowed else { throw AWSError.accessDenied(caller, access, decision) }
        }
    }
}

extension AWSError {
    /// Whether it says that a caller lacks a permission: records have another code for that.
    var isDenial: Bool { code == "AccessDeniedException" && message?.hasPrefix("User: ") == true }

    /// `User: <arn> is not authorized to perform: <action> on resource: <resource> because …`
    package static func accessDenied(_ caller: Principal, _ access: Access, _ decision: Decision) -> AWSError {
        let place: String = access.shownResource.map { " on resource: \($0)" } ?? ""
        let reason: String =
            switch decision {
            case .allowed: ""
            case .implicitlyDenied(let kind): " because no \(kind) allows the \(access.action) action"
            case .explicitlyDenied(let kind): " with an explicit deny in \(["i", "a"].contains(kind.prefix(1)) ? "an" : "a") \(kind)"
            }
        return AWSError("AccessDeniedException", "User: \(caller.arn) is not authorized to perform: \(access.action)\(place)\(reason)")
    }
}

/// Permissions as long as there is no IAM: an account's root may do everything in its account, nobody else anything.
package struct RootOnlyAuthorizer: Authorizer {
    package init() {}

    package func decide(_ access: Access, for caller: Principal, in call: Call) async throws -> Decision {
        switch caller {
        case .root(let account) where account == access.owner: .allowed
        case .root: .implicitlyDenied(kind: "resource-based policy")
        default: .implicitlyDenied(kind: "identity-based policy")
        }
    }
}
