import HummingbirdCore
import HummingbirdTLS
package import Logging
package import NIOCore
import NIOSSL
package import Service
import ServiceLifecycle

/// Why a listener cannot be made: a sentence for the operator.
package struct ListenerError: Error, CustomStringConvertible {
    package let description: String
}

/// Listens on one address, over Hummingbird's server. Ends gracefully: what is in flight is answered, idle connections are closed.
package struct HTTPListener: ServiceLifecycle.Service {
    package struct TLSFiles: Sendable {
        let certificate: String
        let key: String

        /// PEM files: certificate chain and private key.
        package init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    private let address: String
    private let port: Int
    private let channel: ExchangeChannel
    private let tls: TLSConfiguration?
    private let limits: ListenerLimits
    private let group: any EventLoopGroup
    private let log: Logger
    private let onBound: @Sendable (Int) async -> Void

    /// `port` 0 takes a free one; `onBound` hears which. Throws if the TLS files cannot be read.
    package init(
        address: String, port: Int, hosts: [String], tls: TLSFiles?, proxies: TrustedProxies? = nil, answering: any Answering,
        limits: ListenerLimits = ListenerLimits(),
        metrics: ListenerMetrics, group: any EventLoopGroup, log: Logger, onBound: @escaping @Sendable (Int) async -> Void
    ) throws {
        self.address = address
        self.port = port
        self.limits = limits
        self.group = group
        self.log = log
        self.onBound = onBound
        channel = ExchangeChannel(
            answering: answering, guardian: BrowserGuard(address: address, hosts: hosts), limits: limits, metrics: metrics,
            proxies: proxies)
        self.tls = try tls?.configuration()
    }

    package func run() async throws {
        var quiet: Logger = log
        quiet.logLevel = .error
        let onBound: @Sendable (Int) async -> Void = onBound
        let configuration: ServerConfiguration = ServerConfiguration(
            address: .hostname(address, port: port), backlog: 1024,
            availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: quiet))
        let running: @Sendable (any Channel) async -> Void = { channel in await onBound(channel.localAddress?.port ?? 0) }
        if let tls {
            try await TLSChannel(channel, tlsConfiguration: tls)
                .server(configuration: configuration, onServerRunning: running, eventLoopGroup: group, logger: quiet).run()
        } else {
            try await channel.server(configuration: configuration, onServerRunning: running, eventLoopGroup: group, logger: quiet).run()
        }
    }
}

extension HTTPListener.TLSFiles {
    /// Reads both files and sees whether they belong together.
    fileprivate func configuration() throws(ListenerError) -> TLSConfiguration {
        var configuration: TLSConfiguration = .makeServerConfiguration(
            certificateChain: try attempt("there is no readable PEM certificate in \(certificate)") {
                let chain: [NIOSSLCertificate] = try NIOSSLCertificate.fromPEMFile(certificate)
                guard !chain.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
                return chain.map { .certificate($0) }
            },
            privateKey: try attempt("there is no readable PEM private key in \(key)") {
                .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
            })
        configuration.minimumTLSVersion = .tlsv12
        _ = try attempt("the private key in \(key) does not belong to the certificate in \(certificate)") {
            try NIOSSLContext(configuration: configuration)
        }
        return configuration
    }

    private func attempt<T>(_ sentence: String, _ body: () throws -> T) throws(ListenerError) -> T {
        do { return try body() } catch { throw ListenerError(description: sentence) }
    }
}
