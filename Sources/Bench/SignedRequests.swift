import AWSTypes
import NIOCore
import SecretMemory
import SigV4

/// Makes signed Secrets Manager requests as bytes, as an SDK would send them.
struct SignedRequests {
    private let signer: Signer
    private let host: String
    private let time: Instant
    private let key: SigningKey

    init(accessKeyID: String, secret: String, port: Int, service: String = "secretsmanager", at time: Instant) {
        signer = Signer(accessKeyID: accessKeyID, secret: SecretBytes(utf8: secret), region: .usEast1, service: service)
        host = "127.0.0.1:\(port)"
        self.time = time
        key = signer.key(at: time)
    }

    /// Of the JSON protocol.
    func request(_ operation: String, _ body: String) -> ByteBuffer {
        signed(
            [
                ("Host", host), ("Accept-Encoding", "identity"), ("X-Amz-Target", "secretsmanager.\(operation)"),
                ("Content-Type", "application/x-amz-json-1.1"), ("User-Agent", "bench"),
            ], body)
    }

    /// Of the Query protocol.
    func form(_ body: String) -> ByteBuffer {
        signed([("Host", host), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), ("User-Agent", "bench")], body)
    }

    private func signed(_ fields: [SignedMessage.Field], _ body: String) -> ByteBuffer {
        let bytes: [UInt8] = Array(body.utf8)
        let message: SignedMessage = SignedMessage(method: "POST", target: "/", fields: fields + [("Content-Length", String(bytes.count))])
        let signed: SignedMessage = signer.signed(message, body: bytes, at: time, key: key)
        var text: String = "POST / HTTP/1.1\r\n"
        for field: SignedMessage.Field in signed.fields { text += "\(field.name): \(field.value)\r\n" }
        return ByteBuffer(string: text + "\r\n" + body)
    }
}
