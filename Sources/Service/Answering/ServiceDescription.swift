package import AWSTypes
import Wire

/// One AWS service as this server offers it: how its requests are recognised and its answers written, and the list of its operations.
package final class ServiceDescription: Sendable {
    package enum WireProtocol: Sendable {
        /// AWS JSON 1.1; requests name `<targetPrefix>.<Operation>` in `X-Amz-Target`.
        case json(targetPrefix: String)
        /// AWS Query; answers are XML in `namespace`.
        case query(version: String, namespace: String)
    }

    /// The name in the signature's scope, such as `secretsmanager`; also the prefix of its actions.
    package let name: String
    package let wireProtocol: WireProtocol
    /// How far a request's date may be from ours.
    package let tolerance: Interval
    /// What a client is told when something unexpected went wrong.
    package let internalError: AWSError
    /// Which JSON member carries the sentence of an error; the contract lists the casings.
    package let errorMember: @Sendable (AWSError) -> String
    /// Whether an error about a parameter quotes its value.
    package let quotesValues: Bool
    package let operations: [String: OperationEntry]

    package init(
        name: String, wireProtocol: WireProtocol, tolerance: Interval, internalError: AWSError,
        errorMember: @escaping @Sendable (AWSError) -> String = { _ in "message" }, quotesValues: Bool = true, operations: [OperationEntry]
    ) {
        self.quotesValues = quotesValues
        self.name = name
        self.wireProtocol = wireProtocol
        self.tolerance = tolerance
        self.internalError = internalError
        self.errorMember = errorMember
        self.operations = Dictionary(operations.map { ($0.name, $0.named(in: name)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the operator may ask over the control socket; no listener leads there.
    package static func administration(_ operations: [OperationEntry]) -> ServiceDescription {
        ServiceDescription(
            name: "strongroom", wireProtocol: .json(targetPrefix: "Strongroom"), tolerance: .minutes(5),
            internalError: AWSError("InternalFailure", "An internal error occurred; the server's log says more.", status: 500),
            operations: operations)
    }

    package var isQuery: Bool {
        if case .query = wireProtocol { true } else { false }
    }

    /// As a record's `eventSource` has it.
    package var eventSource: String { "\(name).amazonaws.com" }
}

/// One operation in a service's list.
package struct OperationEntry: Sendable {
    package let name: String
    package let isReadOnly: Bool
    /// Such as `secretsmanager:GetSecretValue`.
    package private(set) var action: String
    /// The members of its request, as the wire names them; for the test that compares them with AWS's model.
    let decode: @Sendable (WireDecoder) throws -> any Operation

    package init<O: Operation>(_ type: O.Type) {
        name = O.name
        action = O.name
        isReadOnly = O.isReadOnly
        decode = { decoder in try decoder.decode(O.self) }
    }
    fileprivate func named(in service: String) -> OperationEntry {
        var entry: OperationEntry = self
        entry.action = "\(service):\(name)"
        return entry
    }
}
