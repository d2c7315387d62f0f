import AWSTypes
import SigV4
import Wire

extension Routes.Route {
    var service: ServiceDescription? {
        switch self {
        case .json(let service, _, _), .query(let service): service
        case .unknown: nil
        }
    }

    /// The operation with its members, all violations told at once. Notes its name in `facts` as soon as that is known.
    func decode(_ request: Request, _ facts: Facts) throws -> any Operation {
        switch self {
        case .unknown: throw AWSError.unknownOperation
        case .json(_, nil, _): throw AWSError.unknownOperation
        case .json(_, let entry?, _):
            guard request.head.method == "POST" else { throw AWSError.unknownOperation }
            return try entry.decode(WireDecoder(try JSONBody.parse(request.body), protocol: .json))
        case .query(let service):
            return try decodeQuery(request, of: service, facts)
        }
    }

    /// From the URL for GET, from the body for POST, never from both.
    private func decodeQuery(_ request: Request, of service: ServiceDescription, _ facts: Facts) throws -> any Operation {
        let parameters: [UInt8]
        switch request.head.method {
        case "POST": parameters = request.body
        case "GET": parameters = Array(request.head.target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst())
        default: throw AWSError("InvalidAction", "Only GET and POST are allowed.", origin: .frontEnd)
        }
        let decoder: WireDecoder = WireDecoder(try FormBody.parse(parameters), protocol: .query, showsValues: service.quotesValues)
        let action: QueryAction = try decoder.decode(QueryAction.self)
        guard let name: String = action.action else {
            throw AWSError("MissingAction", "The request is missing an action or a required parameter.", origin: .frontEnd)
        }
        guard let entry: OperationEntry = service.operations[name], case .query(let version, _) = service.wireProtocol,
            action.version == nil || action.version == version
        else {
            throw AWSError(
                "InvalidAction", "Could not find operation \(name) for version \(action.version ?? "NO_VERSION_SPECIFIED")",
                origin: .frontEnd)
        }
        facts.entry = entry
        return try entry.decode(decoder)
    }
}

/// What every Query request names.
private struct QueryAction: Decodable {
    let action: String?
    let version: String?
}

extension Facts {
    /// What the head says of service and operation.
    func name(_ route: Routes.Route) {
        service = route.service
        if case .json(_, let entry, _) = route { self.entry = entry }
    }
}
