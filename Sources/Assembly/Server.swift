package import AWSTypes
import HTTPEdge
import Logging
import NIOCore
package import Service
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A whole server, put together from its settings. The only place that knows all parts.
package final class Server: Sendable {
    package let settings: Settings
    private let log: Logger
    private let parts: Parts

    private init(settings: Settings, log: Logger, parts: Parts) {
        self.settings = settings
        self.log = log
        self.parts = parts
    }

    /// Opens or makes everything that must be there before the first request.
    package static func assemble(
        _ settings: Settings, lines: LineLog, clock: any Clock = SystemClock(), randomness: any Randomness = SystemRandomness()
    ) async throws -> Server {
        try settings.demandProtection()
        let log: Logger = settings.makeLogger(lines)
        let requests: RequestLines = RequestLines(lines: lines, format: settings.logFormat)
        return Server(
            settings: settings, log: log,
            parts: try await Parts.make(settings, log: log, requests: requests, clock: clock, randomness: randomness))
    }

    /// Serves until SIGTERM or SIGINT; then what is in flight is answered, and everything is brought to disk.
    package func run() async throws {
        let listener: HTTPListener = try parts.listener(settings, log: log)
        let chores: ChoreService = ChoreService(chores: parts.chores)
        let group: ServiceGroup = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: chores)] + (parts.control(settings, log: log).map { [.init(service: $0)] } ?? [])
                    + [.init(service: listener)], gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        #if DEBUG && os(Linux)
            let watch: LoopWatch = parts.loopWatch(log: log)
            watch.start()
            defer { watch.stop() }
        #endif
        do {
            try await group.run()
        } catch let error as IOError {
            throw AssemblyError("cannot listen on \(settings.listen): \(String(cString: strerror(error.errnoCode)))")
        }
        try await parts.close()
        log.info("stopped")
    }
}

/// Chores as a service of the program's lifecycle.
private struct ChoreService: ServiceLifecycle.Service {
    let chores: Chores

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.chores.run { try await Task.sleep(for: .milliseconds(250)) }
        }
    }
}
