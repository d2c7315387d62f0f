import AWSTypes
import Wire

/// How a request ended, on its way to the client.
struct Answer: Sendable {
    enum Outcome: Sendable {
        case success(body: [UInt8])
        case failure(AWSError)
    }

    let service: ServiceDescription?
    let operation: String?
    let requestID: String
    /// A Query client that prefers JSON.
    let wantsJSON: Bool
    var outcome: Outcome

    /// The wire code of a failure.
    var errorCode: String? {
        guard case .failure(let error) = outcome else { return nil }
        return service?.isQuery == true ? error.forQuery.code : error.code
    }

    func encoded() -> Response {
        switch outcome {
        case .success(let body): Response(status: 200, fields: fields, body: body)
        case .failure(let error):
            if let envelope: QueryAnswer = service?.envelope(requestID: requestID, wantsJSON: wantsJSON) {
                Response(status: error.forQuery.status, fields: fields, body: envelope.failure(error.forQuery))
            } else {
                Response(
                    status: error.status, fields: fields, body: JSONAnswer.error(error, member: service?.errorMember(error) ?? "message"))
            }
        }
    }

    private var fields: [Response.Field] {
        let type: String = service?.envelope(requestID: requestID, wantsJSON: wantsJSON)?.contentType ?? "application/x-amz-json-1.1"
        return [("x-amzn-RequestId", requestID), ("Content-Type", type)]
    }
}

extension ServiceDescription {
    /// What stands around a Query answer; nil for JSON services.
    func envelope(requestID: String, wantsJSON: Bool) -> QueryAnswer? {
        guard case .query(_, let namespace) = wireProtocol else { return nil }
        return QueryAnswer(namespace: namespace, requestID: requestID, isJSON: wantsJSON)
    }

    /// An output's bytes. Without an output shape a JSON answer is empty.
    func body(_ output: some WireEncodable, of operation: String, requestID: String, wantsJSON: Bool) -> [UInt8] {
        if let envelope: QueryAnswer = envelope(requestID: requestID, wantsJSON: wantsJSON) {
            return envelope.success(of: operation, output)
        }
        return output is NoOutput ? [] : JSONAnswer.body(output)
    }
}

extension AWSError {
    /// Denials have another code and status in the Query protocol.
    var forQuery: AWSError {
        code == "AccessDeniedException" ? AWSError("AccessDenied", message, status: 403, origin: origin) : self
    }
}
