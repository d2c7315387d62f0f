import AWSTypes
import Model
import PolicyEngine

/// The condition keys that every request has (IAM user guide, *AWS global condition context keys*). What follows from principal and resource alone,
/// the policy engine derives itself.
struct GlobalKeys: Sendable {
    let caller: Caller
    let circumstances: Circumstances
    /// The principal's: of a user, a role, a session; a session's own come first.
    let tags: [Tag]

    /// - Parameter key: In lower case.
    func value(of key: String) -> RequestContext.Value? {
        guard key.hasPrefix("aws:") else { return caller.session?.federatedKeys[key].map { $0.count == 1 ? .one($0[0]) : .many($0) } }
        switch key {
        case "aws:currenttime": return .one(circumstances.time.iso8601)
        case "aws:epochtime": return .one(String(circumstances.time.seconds))
        case "aws:sourceip": return isAddress ? .one(circumstances.sourceAddress) : nil
        case "aws:securetransport": return .one(circumstances.isSecure ? "true" : "false")
        case "aws:requestedregion": return .one(circumstances.region.name)
        case "aws:useragent": return circumstances.userAgent.map { .one($0) }
        case "aws:referer": return circumstances.referer.map { .one($0) }
        case "aws:principalisawsservice": return .one(isService ? "true" : "false")
        case "aws:principalservicename": return isService ? .one(caller.principal.arn) : nil
        case "aws:principalservicenameslist": return isService ? .many([caller.principal.arn]) : nil
        case "aws:viaawsservice": return .one("false")
        case "aws:multifactorauthpresent": return caller.session.map { .one($0.mfaAuthenticatedAt == nil ? "false" : "true") }
        case "aws:multifactorauthage":
            return caller.session?.mfaAuthenticatedAt.map { .one(String((circumstances.time - $0).milliseconds / 1000)) }
        case "aws:tokenissuetime": return caller.session.map { .one($0.issuedAt.iso8601) }
        case "aws:sourceidentity": return caller.session?.sourceIdentity.map { .one($0) }
        case "aws:federatedprovider": return caller.session?.federatedProvider.map { .one($0) }
        default: return TagKeys.value(of: key, prefix: "aws:principaltag/", in: tags)
        }
    }

    private var isService: Bool { if case .service = caller.principal { true } else { false } }

    /// A listener on a Unix socket has none.
    private var isAddress: Bool { circumstances.sourceAddress.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") } }
}
