package import AWSTypes
import Synchronization

/// Who wants to do what to which, under which circumstances: all that policies are asked about.
package final class PolicyRequest: Sendable {
    package let principal: RequestPrincipal
    /// `secretsmanager:GetSecretValue`.
    package let action: String
    /// An ARN; `*` for an action that is about no resource.
    package let resource: String
    /// Whose the resource is. (An ARN does not always say: a bucket's.)
    package let resourceAccount: AccountID?
    package let context: RequestContext

    /// In lower case.
    let foldedAction: String
    let foldedActionBytes: [UInt8]
    /// `secretsmanager`.
    let service: String
    /// Nil if the resource is no ARN.
    let arn: ARNBytes?
    /// What its evaluation has taken so far.
    let work: Atomic<Int> = Atomic(0)

    /// - Parameters:
    ///   - resource: Its `*` and `?` are plain characters; `*` alone is no resource.
    ///   - resourceAccount: Nil: the one in `resource`, else the principal's.
    ///   - context: What it says counts more than what follows from the principal and the resource.
    package init(
        principal: RequestPrincipal, action: String, resource: String, resourceAccount: AccountID? = nil,
        context: RequestContext = RequestContext()
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        let folded: [UInt8] = action.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        foldedActionBytes = folded
        foldedAction = String(decoding: folded, as: UTF8.self)
        service = String(decoding: folded.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        let arn: ARNBytes? = ARNBytes(resource)
        self.arn = arn
        self.resourceAccount = resourceAccount ?? arn.flatMap { AccountID($0.text(of: .account)) } ?? principal.account
    }

    /// What a condition key is in this request.
    ///
    /// - Parameter key: In lower case.
    func value(of key: String) -> RequestContext.Value? {
        context.value(of: key) ?? derived(key).map { .one($0) }
    }

    /// What follows from the principal and the resource (IAM user guide, *Global condition context keys*).
    private func derived(_ key: String) -> String? {
        switch key {
        case "aws:principalarn": principal.conditionARN
        case "aws:principalaccount": principal.account?.digits
        case "aws:principaltype": principal.type
        case "aws:userid": principal.userID
        case "aws:username": principal.userName
        case "aws:resourceaccount": resourceAccount?.digits
        default: nil
        }
    }
}

extension RequestPrincipal {
    /// `aws:PrincipalArn`: of a session, its role.
    fileprivate var conditionARN: String? {
        switch kind {
        case .root, .user, .federatedUser: description
        case .role: parent
        case .service, .provider, .anonymous: nil
        }
    }

    fileprivate var type: String? {
        switch kind {
        case .root: "Account"
        case .user: "User"
        case .role: "AssumedRole"
        case .federatedUser: "FederatedUser"
        case .anonymous: "Anonymous"
        case .service, .provider: nil
        }
    }

    /// `aws:userid`, as far as it is known.
    fileprivate var userID: String? {
        switch kind {
        case .root: account?.digits
        case .user: uniqueID
        case .role: uniqueID.map { "\($0):\(name)" }
        case .federatedUser: account.map { "\($0):\(name)" }
        case .service, .provider, .anonymous: nil
        }
    }

    /// `aws:username`: users alone have one.
    fileprivate var userName: String? { kind == .user ? name : nil }

    /// What stands behind the last slash.
    private var name: String {
        let bytes: String.UTF8View = description.utf8
        guard let slash: String.Index = bytes.lastIndex(of: UInt8(ascii: "/")) else { return description }
        return String(description[bytes.index(after: slash)...])
    }
}
