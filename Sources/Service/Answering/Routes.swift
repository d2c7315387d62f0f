import AWSTypes
import SigV4

/// Finds what a request is for. Cannot fail: `unknown` is a route.
package struct Routes: Sendable {
    /// Where a request leads.
    package enum Route: Sendable {
        /// A JSON request names its operation in the head; nil if the service has no such operation.
        case json(ServiceDescription, operation: OperationEntry?, name: String)
        /// A Query request names it in its parameters.
        case query(ServiceDescription)
        case unknown
    }

    private let byTarget: [String: ServiceDescription]
    private let byName: [String: ServiceDescription]
    /// Whose words an unsigned form request is answered in.
    private let queryService: ServiceDescription?

    package init(_ services: [ServiceDescription]) {
        byName = Dictionary(services.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        queryService = services.first { $0.isQuery }
        byTarget = Dictionary(
            services.compactMap { service in
                guard case .json(let prefix) = service.wireProtocol else { return nil }
                return (prefix, service)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// By `X-Amz-Target`; else by the service in the signature's scope, if that one speaks Query; else by the form of the request.
    func find(_ head: HeadFields) -> Route {
        if let target: String = head.target {
            guard let dot: String.Index = target.utf8.lastIndex(of: UInt8(ascii: ".")),
                let service: ServiceDescription = byTarget[String(target[..<dot])]
            else {
                return .unknown
            }
            let name: String = String(target[target.utf8.index(after: dot)...])
            return .json(service, operation: service.operations[name], name: name)
        }
        guard let scopeService: String = head.scopeService else {
            return head.looksLikeQuery ? queryService.map { .query($0) } ?? .unknown : .unknown
        }
        guard let service: ServiceDescription = byName[scopeService], service.isQuery else { return .unknown }
        return .query(service)
    }
}
