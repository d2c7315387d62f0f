package import AWSTypes
import Model
import SQLStore
import SecretsManagerService
import Service
package import SigV4

extension World {
    /// Signs and sends one request, and returns whatever comes back. Without `person` the account's root asks, without `time` now.
    package func ask(
        _ operation: String, _ input: JSON = [:], as person: Person? = nil, in region: Region = .usEast1, signedAt time: Instant? = nil
    ) async -> Reply {
        if operation.hasPrefix("iam.") || operation.hasPrefix("sts.") {
            return await query(operation, input, as: person, in: region, signedAt: time)
        }
        return await send(Array(input.description.utf8), to: operation, as: person, in: region, signedAt: time)
    }

    /// A request that must succeed; returns its body. Throws ``Refusal`` otherwise.
    @discardableResult
    package func call(_ operation: String, _ input: JSON = [:], as person: Person? = nil, in region: Region = .usEast1) async throws -> JSON
    {
        let reply: Reply = await ask(operation, input, as: person, in: region)
        guard reply.isSuccess else { throw Refusal(operation: operation, reply: reply) }
        return reply.body ?? [:]
    }

    /// The current value of a secret.
    package func value(of secret: String, in region: Region = .usEast1) async throws -> String? {
        try await call("GetSecretValue", ["SecretId": .text(secret)], in: region)["SecretString"]?.text
    }

    /// Any body, as it is. `operation` without a dot is one of Secrets Manager's.
    package func send(
        _ body: [UInt8], to operation: String, as person: Person? = nil, in region: Region = .usEast1, signedAt time: Instant? = nil
    ) async -> Reply {
        let target: String = operation.contains(".") ? operation : "secretsmanager.\(operation)"
        let service: String = String(target.prefix { $0 != "." })
        let person: Person = person ?? root
        let message: SignedMessage = SignedMessage(
            method: "POST", target: "/",
            fields: [
                ("Host", "\(service).\(region).amazonaws.com"), ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", target),
                ("User-Agent", "world/1"),
            ])
        let signer: Signer = Signer(
            accessKeyID: person.accessKeyID, secret: person.secret, sessionToken: person.sessionToken, region: region, service: service)
        return await exchange(signer.signed(message, body: body, at: time ?? clock.now()), body: body)
    }

    /// Hands a complete request to the gateway.
    package func exchange(_ head: SignedMessage, body: [UInt8]) async -> Reply {
        let response: Response = await gateway.answer(Request(head: head, body: body, peer: Peer(address: "192.0.2.1")))
        let fields: [String: String] = Dictionary(response.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let value: JSON? = response.body.isEmpty ? nil : (try? JSON(reading: response.body)) ?? .text("no JSON")
        return Reply(status: response.status, body: value, requestID: fields["x-amzn-RequestId"] ?? "", fields: fields)
    }

    /// Does what the server does by itself now and then: erases the secrets whose recovery window has passed, heals replicas.
    package func runChores() async throws {
        try await store.flush()
        try await ErasureChore(store: store, records: ServiceEvents(randomness: randomness)).run(at: clock.now())
        try await ReplicationChore(store: store, gateway: gateway).run(at: clock.now())
    }

    /// All audit records as they were written.
    package var recordTexts: [String] { records.all.map { String(decoding: $0.json, as: UTF8.self) } }

    /// All audit records, read back from their JSON.
    package func recorded() throws -> [JSON] { try records.all.map { record in try JSON(reading: record.json) } }

    /// The records that a reply's request left behind.
    package func recorded(of reply: Reply) throws -> [JSON] {
        // Most records are some other request's: they are not even read.
        try recordTexts.filter { $0.contains(reply.requestID) }.map { text in try JSON(reading: text) }
            .filter { $0["requestID"]?.text == reply.requestID }
    }
}
