import AWSTypes
import SigV4
import Wire

/// What is answered without a signature: the whole list.
enum UnsignedRoutes {
    /// Asked for role credentials, with a token of its own.
    static let containerCredentials: String = "/container-credentials"
    /// GET and HEAD.
    static let pages: Set<String> = ["/health", "/metrics", containerCredentials]
    /// Operations that bring a proof of their own, by service and name.
    static let operations: Set<String> = ["sts.AssumeRoleWithWebIdentity"]
    /// What such an operation's form may have, in bytes: a token of 20,000 characters, every one of them escaped, and the rest.
    static let formLimit: Int = 96 * 1024

    static func isPage(_ head: SignedMessage) -> Bool { (head.method == "GET" || head.method == "HEAD") && pages.contains(head.target) }

    /// Whether a head without a signature may belong to one of ``operations``.
    static func mayLead(_ route: Routes.Route, _ head: SignedMessage) -> Bool {
        guard case .query(let service) = route, head.method == "POST", operations.contains(where: { $0.hasPrefix("\(service.name).") }),
            let length: SignedMessage.Field = head.fields.first(where: { $0.name.isHeader("content-length") }),
            let count: Int = Int(length.value)
        else { return false }
        return count <= formLimit
    }

    /// The operation of a form, if it is one of ``operations``.
    static func entry(_ route: Routes.Route, _ body: [UInt8]) -> OperationEntry? {
        guard case .query(let service) = route, body.count <= formLimit, let form: WireDocument = try? FormBody.parse(body),
            let name: String = try? WireDecoder(form, protocol: .query).decode(UnsignedAction.self).action,
            operations.contains("\(service.name).\(name)")
        else { return nil }
        return service.operations[name]
    }

    private struct UnsignedAction: Decodable {
        let action: String?
    }
}
