import AWSTypes
import HTTPEdge
import Logging
import NIOCore
import NIOPosix
import Service
import SigV4

/// A listener on a free port with an answerer that echoes, and clients that speak bytes.
struct EdgeWorld {
    let port: Int

    /// Runs `body` against a listener that is stopped afterwards.
    static func run(
        _ limits: ListenerLimits = ListenerLimits(), answering: any Answering = Echo(),
        _ body: @escaping @Sendable (EdgeWorld) async throws -> Void
    ) async throws {
        let (ports, bound): (AsyncStream<Int>, AsyncStream<Int>.Continuation) = AsyncStream.makeStream()
        let listener: HTTPListener = try HTTPListener(
            address: "127.0.0.1", port: 0, hosts: ["vault.example"], tls: nil, answering: answering, limits: limits,
            metrics: ListenerMetrics(),
            group: MultiThreadedEventLoopGroup.singleton, log: Logger(label: "test")
        ) { bound.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run() }
            var iterator: AsyncStream<Int>.Iterator = ports.makeAsyncIterator()
            let port: Int = await iterator.next() ?? 0
            try await body(EdgeWorld(port: port))
            group.cancelAll()
        }
    }

    /// Sends `pieces` one after the other on one connection and returns all that comes back until the server ends it, or until `enough`.
    /// `ends` says that nothing more will be sent.
    func talk(_ pieces: [String], ends: Bool = false, until enough: @escaping @Sendable (String) -> Bool = { _ in false }) async throws
        -> String
    {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer> = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            for piece: String in pieces { try await outbound.write(ByteBuffer(string: piece)) }
            if ends { outbound.finish() }
            var text: String = ""
            for try await buffer: ByteBuffer in inbound {
                text += String(buffer: buffer)
                if enough(text) { break }
            }
            return text
        }
    }

    static func head(_ method: String = "POST", _ fields: String...) -> String {
        "\(method) / HTTP/1.1\r\nHost: localhost\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n"
    }
}

/// Answers as ``Echo`` does, but not at once.
struct LateEcho: Answering {
    func refuse(_ head: SignedMessage, from peer: Peer) -> Response? { Echo().refuse(head, from: peer) }

    func answer(_ request: Request) async -> Response {
        // Back on the loop only after the loop has decoded what came.
        await Task.yield()
        return await Echo().answer(request)
    }

    func answer(_ failure: TransportFailure, to head: SignedMessage, from peer: Peer) -> Response {
        Echo().answer(failure, to: head, from: peer)
    }
}

/// Answers with method, number of fields and body; refuses a head with `X-Refuse`.
struct Echo: Answering {
    func refuse(_ head: SignedMessage, from peer: Peer) -> Response? {
        head.first("x-refuse") == nil ? nil : Response(status: 403, body: Array("refused".utf8), closes: true)
    }

    func answer(_ request: Request) async -> Response {
        Response(
            status: 200, fields: [("X-Fields", request.head.fields.map(\.name).joined(separator: ","))],
            body: Array("\(request.head.method) \(request.peer.address) ".utf8) + request.body)
    }

    func answer(_ failure: TransportFailure, to head: SignedMessage, from peer: Peer) -> Response {
        switch failure {
        case .bodyTooLarge: Response(status: 413, closes: true)
        case .overloaded: Response(status: 503, closes: true)
        case .unwelcome(let status, let reason): Response(status: status, body: Array(reason.utf8), closes: true)
        }
    }
}
