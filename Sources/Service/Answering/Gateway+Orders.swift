package import AWSTypes
import Model
import Wire

/// What the operator asks over the control socket.
extension Gateway {
    /// The same stops as for a request, but for the signature: who may open the socket is the operator. `input` is a JSON object.
    package func obey(_ order: String, _ input: [UInt8], home: AccountID) async -> Response {
        let facts: Facts = Facts(
            requestID: randomness.uuid(), time: clock.now(), peer: Peer(address: "control"), userAgent: "strongroom", host: nil)
        facts.service = administration
        return await concluded(facts, wantsJSON: true) {
            guard let entry: OperationEntry = administration?.operations[order] else { throw AWSError.unknownOperation }
            facts.entry = entry
            facts.region = .usEast1
            facts.caller = Caller(principal: .serverOperator(home), accessKeyID: nil, region: .usEast1)
            let operation: any Operation = try entry.decode(WireDecoder(try JSONBody.parse(input), protocol: .json))
            facts.parameters = operation.auditFields
            return try await perform(operation, facts, wantsJSON: true)
        }
    }
}
