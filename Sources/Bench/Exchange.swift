import NIOCore
import NIOPosix

/// One request on a connection of its own, answered as text.
enum Exchange {
    static func text(_ request: ByteBuffer, port: Int) async throws -> String {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer> = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(request)
            var gathered: [UInt8] = []
            for try await buffer: ByteBuffer in inbound {
                gathered += buffer.readableBytesView
                if let end: Int = AnswerText.end(of: gathered) { return String(decoding: gathered[..<end], as: UTF8.self) }
            }
            return String(decoding: gathered, as: UTF8.self)
        }
    }
}
