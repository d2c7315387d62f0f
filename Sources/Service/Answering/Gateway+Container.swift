import AWSTypes
import Model
import Wire

/// The container-credentials endpoint, which every AWS SDK asks when `AWS_CONTAINER_CREDENTIALS_FULL_URI` names it
/// (SDKs and tools reference guide, *Container credential provider*).
extension Gateway {
    /// Credentials of a role, for the token in `Authorization` that `strongroom role-token` has made. Not signed: the token is the proof.
    func containerCredentials(_ request: Request) async -> Response {
        let fields: HeadFields = HeadFields(request.head)
        let facts: Facts = Facts(
            requestID: randomness.uuid(), time: clock.now(), peer: request.peer, userAgent: fields.userAgent, host: fields.host)
        facts.service = administration
        return await concluded(facts, wantsJSON: true) {
            guard let entry: OperationEntry = administration?.operations["GetRoleCredentials"] else { throw AWSError.unknownOperation }
            facts.entry = entry
            facts.region = .usEast1
            facts.caller = Caller(principal: .anonymous, accessKeyID: nil, region: .usEast1)
            try await store.catchUp()
            var input: JSONWriter = JSONWriter(capacity: 512)
            input.object { $0.member("Token", fields.authorization ?? "") }
            let operation: any Operation = try entry.decode(WireDecoder(try JSONBody.parse(input.bytes), protocol: .json))
            return try await perform(operation, facts, wantsJSON: true)
        }
    }
}
