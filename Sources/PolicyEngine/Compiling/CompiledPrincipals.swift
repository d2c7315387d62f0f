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

    /// - Parameters:
    ///   - ids: Unique ids of users and roles, by the ARNs that stand in the document.
    ///   - isDeny: Whether it is a Deny's.
    init(_ selection: Selection<PolicyPrincipal>, ids: [String: String], isDeny: Bool) {
        isNegated = selection.isNegated
        let listed: [PolicyPrincipal] = selection.listed
        // Whom a Deny leaves alone: beside one of its own principals an account stands for its root only (IAM user guide, *NotPrincipal*: "all
        // principals are denied access except for the user named Bob", where Bob's account is listed too, as it must be).
        let accounts: Set<String> = isNegated && isDeny ? Set(listed.compactMap(\.accountOfOne)) : []
        // Nobody knows whose account a unique id was of: then of each.
        let namesGone: Bool = isNegated && isDeny && listed.contains { if case .uniqueID = $0 { true } else { false } }
        principals = listed.map { principal in
            if case .account(let account) = principal, namesGone || accounts.contains(account.digits) { return .root(account.digits) }
            return CompiledPrincipal(principal, ids: ids)
        }
    }

    /// `NotPrincipal` means everybody whom `Principal` would not mean, not even by the account.
    func grant(for principal: RequestPrincipal) -> Grant {
        let named: Grant = principals.lazy.map { $0.grant(for: principal) }.max() ?? .none
        guard isNegated else { return named }
        return named == .none ? .full : .none
    }
}

/// One principal with its ARN as text, and with the unique id of the user or role who had that ARN when the policy was put, if that is known.
private enum CompiledPrincipal: Sendable {
    case everyone
    case account(String)
    /// An account's root, and nobody else of it.
    case root(String)
    case user(String, id: String?)
    case role(String, id: String?)
    /// Of a role, or a federated user.
    case session(String, id: String?)
    case uniqueID(String)
    case service(String)
    case provider(String)
    case nobody

    init(_ principal: PolicyPrincipal, ids: [String: String]) {
        switch principal {
        case .everyone: self = .everyone
        case .account(let account): self = .account(account.digits)
        case .user(let arn): self = .user(arn.description, id: ids[arn.description])
        case .role(let arn): self = .role(arn.description, id: ids[arn.description])
        case .session(let arn), .federatedUser(let arn): self = .session(arn.description, id: ids[arn.description])
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
        case .root(let account): principal.kind == .root && principal.account?.digits == account ? .account : .none
        case .user(let arn, let id):
            switch principal.kind {
            case .user where principal.isOne(id, or: principal.description == arn): .full
            case .federatedUser where principal.isOne(id, or: principal.parent == arn): .limited
            default: .none
            }
        case .role(let arn, let id): principal.kind == .role && principal.isOne(id, or: principal.parent == arn) ? .limited : .none
        case .session(let arn, let id):
            (principal.kind == .role || principal.kind == .federatedUser) && principal.description == arn && principal.isOne(id, or: true)
                ? .full : .none
        case .uniqueID(let id):
            if principal.uniqueID == id { principal.kind == .user ? .full : .limited } else { .none }
        case .service(let name): principal.kind == .service && principal.description == name ? .full : .none
        case .provider(let name): principal.kind == .provider && principal.description == name ? .full : .none
        case .nobody: .none
        }
    }
}

extension PolicyPrincipal {
    /// The account that a single user, role or session belongs to.
    fileprivate var accountOfOne: String? {
        switch self {
        case .user(let arn), .role(let arn), .session(let arn), .federatedUser(let arn): arn.account
        case .everyone, .account, .uniqueID, .service, .federated, .canonicalUser: nil
        }
    }
}

extension RequestPrincipal {
    /// Where both unique ids are known they decide: a recreated principal of the same ARN is another one, a renamed one is still the same.
    fileprivate func isOne(_ id: String?, or hasARN: Bool) -> Bool {
        guard let id, let uniqueID else { return hasARN }
        return id == uniqueID
    }
}
