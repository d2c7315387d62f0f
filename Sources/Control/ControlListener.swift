package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Administration over a Unix socket: one order a connection.
///
/// The client writes the order's name, a line feed and a JSON object, and ends its side; the server answers a status of three digits, a line
/// feed and a JSON object, and closes. Only the server's own user and root are heard.
package struct ControlListener: ServiceLifecycle.Service {
    package typealias Obey = @Sendable (_ order: String, _ input: [UInt8]) async -> ControlAnswer

    private let path: String
    private let group: any EventLoopGroup
    private let log: Logger
    private let obey: Obey

    package init(path: String, group: any EventLoopGroup, log: Logger, obey: @escaping Obey) {
        self.path = path
        self.group = group
        self.log = log
        self.obey = obey
    }

    package func run() async throws {
        // Whoever owns the data directory owns the socket: what is there was left behind.
        unlink(path)
        let obey: Obey = obey
        let server: any Channel
        do {
            server = try await ServerBootstrap(group: group)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(OrderHandler(obey: obey))
                    }
                }
                .bind(unixDomainSocketPath: path).get()
        } catch {
            // Such as a path of more than a hundred characters. The server serves all the same.
            log.warning("no control socket", metadata: ["path": "\(path)", "error": "\(error)"])
            try await gracefulShutdown()
            return
        }
        try? await gracefulShutdown()
        try? await server.close().get()
        unlink(path)
    }
}

/// What an order led to.
package struct ControlAnswer: Sendable {
    package let status: Int
    /// JSON.
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// One connection.
private final class OrderHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes of an order. More is not read.
    private static let limit: Int = 1 << 20

    private let obey: ControlListener.Obey
    private var received: [UInt8] = []
    private var isAnswering: Bool = false

    init(obey: @escaping ControlListener.Obey) { self.obey = obey }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.append(contentsOf: unwrapInboundIn(data).readableBytesView)
        if received.count > OrderHandler.limit { context.close(promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event: ChannelEvent = event as? ChannelEvent, event == .inputClosed, !isAnswering else { return }
        isAnswering = true
        guard PeerUser.isTrusted(context.channel) else { return context.close(promise: nil) }
        let order: String = String(decoding: received.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let input: [UInt8] = Array(received.dropFirst(order.utf8.count + 1))
        let obey: ControlListener.Obey = obey
        let channel: any Channel = context.channel
        Task {
            let answer: ControlAnswer = await obey(order, input)
            var buffer: ByteBuffer = channel.allocator.buffer(capacity: answer.body.count + 4)
            buffer.writeString("\(answer.status)\n")
            buffer.writeBytes(answer.body)
            try? await channel.writeAndFlush(buffer)
            try? await channel.close()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
