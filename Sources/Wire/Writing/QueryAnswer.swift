package import AWSTypes

/// Bodies of Query answers: XML, or JSON for a client that asked for it with `Accept: application/json`.
package struct QueryAnswer: Sendable {
    private let namespace: String
    private let requestID: String
    private let isJSON: Bool

    /// - Parameter namespace: The service's XML namespace, such as `https://sts.amazonaws.com/doc/2011-06-15/`.
    package init(namespace: String, requestID: String, isJSON: Bool = false) {
        self.namespace = namespace
        self.requestID = requestID
        self.isJSON = isJSON
    }

    package var contentType: String { isJSON ? "application/json" : "text/xml" }

    /// `<XResponse><XResult>…</XResult><ResponseMetadata>…`; without the result for `NoOutput`.
    package func success(of operation: String, _ output: some WireEncodable) -> [UInt8] {
        let hasResult: Bool = !(output is NoOutput)
        guard !isJSON else {
            var writer: JSONWriter = JSONWriter()
            writer.object {
                $0.key("\(operation)Response")
                $0.object {
                    if hasResult {
                        $0.key("\(operation)Result")
                        $0.value(output)
                    }
                    $0.object("ResponseMetadata", metadata)
                }
            }
            return writer.bytes
        }
        var writer: XMLWriter = XMLWriter()
        writer.element("\(operation)Response", attribute: attribute) {
            if hasResult { $0.element("\(operation)Result") { $0.members(of: output) } }
            $0.object("ResponseMetadata", metadata)
        }
        return writer.bytes
    }

    package func failure(_ error: AWSError) -> [UInt8] {
        let envelope: ErrorEnvelope = ErrorEnvelope(error: error, requestID: requestID, isJSON: isJSON)
        guard !isJSON else { return JSONAnswer.body(envelope) }
        var writer: XMLWriter = XMLWriter()
        writer.element("ErrorResponse", attribute: attribute) { $0.members(of: envelope) }
        return writer.bytes
    }

    private var attribute: String { " xmlns=\"\(namespace)\"" }
    private var metadata: Metadata { Metadata(requestID: requestID) }
}

private struct Metadata: WireEncodable {
    let requestID: String

    func encode(to out: inout some WireObject) { out.member("RequestId", requestID) }
}

private struct ErrorEnvelope: WireEncodable {
    let error: AWSError
    let requestID: String
    let isJSON: Bool

    func encode(to out: inout some WireObject) {
        out.object("Error", Content(error: error, typeComesFirst: !isJSON))
        out.member("RequestId", requestID)
    }

    struct Content: WireEncodable {
        let error: AWSError
        let typeComesFirst: Bool

        func encode(to out: inout some WireObject) {
            // Whose fault it is, in SOAP's words.
            let type: String = error.status < 500 ? "Sender" : "Receiver"
            if typeComesFirst { out.member("Type", type) }
            out.member("Code", error.code)
            out.member("Message", error.message)
            if !typeComesFirst { out.member("Type", type) }
        }
    }
}
