import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The yardstick: Hummingbird with a handler that reads the whole body and answers 300 fixed bytes.
enum BareServer {
    static func run(port: Int) async throws {
        let answer: ByteBuffer = ByteBuffer(repeating: UInt8(ascii: "x"), count: 300)
        let server: any Service = try HTTPServerBuilder.http1().buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "bare")
        ) { request, writer, _ in
            for try await _ in request.body {}
            var writer = try await writer.writeHead(
                HTTPResponse(status: .ok, headerFields: [.contentType: "application/x-amz-json-1.1", .contentLength: "300"]))
            try await writer.write(answer)
            try await writer.finish(nil)
        }
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], gracefulShutdownSignals: [.sigterm], logger: Logger(label: "bare"))
        ).run()
    }
}
