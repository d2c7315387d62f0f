import AWSTypes

/// How far a resource policy's Allow reaches for the principal that it names; what is greater reaches further.
enum Grant: Int, Comparable, Sendable {
    case none
    /// The account is named: its own policies may allow.
    case account
    /// The role of a session is named, or the user of a federated session: allows, within boundary and session policy.
    case limited
    /// The user, the session or everybody is named: allows by itself.
    case full

    static func < (left: Grant, right: Grant) -> Bool { left.rawValue < right.rawValue }
}

/// A statement's `Principal` or `NotPrincipal`.
struct CompiledPrincipals: Sendable {
    let isNegated: Bool
    private let principals: [CompiledPrincipal]

    init(_ selection: Selection<PolicyPrincipal>) {
        isNegated = selection.isNegated
        principals = selection.listed.map { CompiledPrincipal($0) }
    }

    /// `NotPrincipal` means everybody whom `Principal` would not mean, not even by the account.
    func grant(for principal: RequestPrincipal) -> Grant {
        let named: Grant = principals.lazy.map { $0.grant(for: principal) }.max() ?? .none
        guard isNegated else { return named }
        return named == .none ? .full : .none
    }
}

/// One principal with its ARN as text.
private enum CompiledPrincipal: Sendable {
    case everyone
    case account(String)
    case user(String)
    case role(String)
    /// Of a role, or a federated user.
    case session(String)
    case uniqueID(String)
    case service(String)
    case provider(String)
    case nobody

    init(_ principal: PolicyPrincipal) {
        switch principal {
        case .everyone: self = .everyone
        case .account(let account): self = .account(account.digits)
        case .user(let arn): self = .user(arn.description)
        case .role(let arn): self = .role(arn.description)
        case .session(let arn), .federatedUser(let arn): self = .session(arn.description)
        case .uniqueID(let id): self = .uniqueID(id)
        case .service(let name): self = .service(name)
        case .federated(let name): self = .provider(name)
        // Only S3 knows these.
        case .canonicalUser: self = .nobody
        }
    }

    func grant(for principal: RequestPrincipal) -> Grant {
        switch self {
        case .everyone: .full
        case .account(let account): principal.account?.digits == account ? .account : .none
        case .user(let arn):
            switch principal.kind {
            case .user where principal.description == arn: .full
            case .federatedUser where principal.parent == arn: .limited
            default: .none
            }
        case .role(let arn): principal.kind == .role && principal.parent == arn ? .limited : .none
        case .session(let arn):
            (principal.kind == .role || principal.kind == .federatedUser) && principal.description == arn ? .full : .none
        case .uniqueID(let id):
            if principal.uniqueID == id { principal.kind == .user ? .full : .limited } else { .none }
        case .service(let name): principal.kind == .service && principal.description == name ? .full : .none
        case .provider(let name): principal.kind == .provider && principal.description == name ? .full : .none
        case .nobody: .none
        }
    }
}
