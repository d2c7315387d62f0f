import ArgumentParser
import Assembly
import Foundation
import LoopExecutor

/// Runs the server until it is told to stop.
struct ServeCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "serve", abstract: "Start the server.",
        discussion: "The first start makes data directory, root key, account and root access key. Later starts just start.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "The root key file (STRONGROOM_KEY_FILE). Default: the data directory's path with `.key` behind it")
    var keyFile: String?

    @Option(help: "Regions to serve, with commas between (STRONGROOM_REGIONS). Default: all commercial regions")
    var regions: String?

    @Option(help: "Host names that requests may use besides localhost and the address listened on, with commas between (STRONGROOM_HOSTS)")
    var hosts: String?

    @Option(
        help:
            "Identity providers' keys, as https://ISSUER=FILE with commas between; a file is a JSON Web Key Set (STRONGROOM_IDENTITY_KEYS)")
    var identityKeys: String?

    @Option(
        help:
            "PEM file of authorities trusted, besides the system's, when identity providers' keys are fetched (STRONGROOM_IDENTITY_CA)")
    var identityCa: String?

    @Option(help: "PEM file of the certificate chain (STRONGROOM_TLS_CERTIFICATE); without TLS only loopback is served")
    var tlsCertificate: String?

    @Option(help: "PEM file of the certificate's private key (STRONGROOM_TLS_KEY)")
    var tlsKey: String?

    @Flag(
        help: "TLS ends at a proxy of --trusted-proxies, which speaks plain HTTP to this server (STRONGROOM_BEHIND_TLS_PROXY=true)")
    var behindTlsProxy: Bool = false

    @Option(
        help:
            "Addresses or CIDR ranges of proxies whose X-Forwarded-For is believed, with commas between (STRONGROOM_TRUSTED_PROXIES)")
    var trustedProxies: String?

    @Option(help: "text or json (STRONGROOM_LOG_FORMAT). Default: text")
    var logFormat: String?

    @Option(help: "Mebibytes for cached secrets (STRONGROOM_CACHE_MIB). Default: 48")
    var cacheMib: String?

    @Flag(help: "Answer a read only after its audit record is on disk, not merely written (STRONGROOM_SYNC_AUDIT=true)")
    var syncAudit: Bool = false

    @Flag(
        help:
            "Development: well-known credentials (test/test) while only loopback is listened on, else generated ones in a file; everything else real (STRONGROOM_DEV=true)"
    )
    var dev: Bool = false

    @Option(help: "How many secrets an account may have in a region (STRONGROOM_SECRETS_PER_REGION). Default: any number; on AWS 500000")
    var secretsPerRegion: String?

    @Flag(help: "Keep nothing on disk. Only with --dev (STRONGROOM_EPHEMERAL=true)")
    var ephemeral: Bool = false

    @Flag(help: "Leave Swift's own thread pool in place instead of running tasks on the event loops (STRONGROOM_OWN_EXECUTOR=true)")
    var ownExecutor: Bool = false

    func run() throws {
        ProcessLimits.forbidCores()
        ProcessLimits.forbidCrashReports()
        ProcessLimits.keepFilesPrivate()
        ProcessLimits.ignoreBrokenPipes()
        let settings: Settings
        let hasOwnExecutor: Bool
        do {
            let values: SettingValues = try options.values(flags: flags)
            settings = try values.settings()
            hasOwnExecutor = try values.truth("own-executor") ?? false
        } catch {
            ServeCommand.end(with: error)
        }
        // Before anything asynchronous runs: a hop between two thread pools for every request costs as much as its cryptography.
        if !hasOwnExecutor, !LoopExecutor.install() {
            FileHandle.standardError.write(Data("strongroom: tasks run on Swift's own threads\n".utf8))
        }
        Task {
            do {
                try await ServeCommand.serve(settings)
                Foundation.exit(0)
            } catch {
                ServeCommand.end(with: error)
            }
        }
        while true { pause() }
    }

    private static func end(with error: any Error) -> Never {
        FileHandle.standardError.write(Data("strongroom: \(error)\n".utf8))
        Foundation.exit(error is ValidationError ? 64 : 1)
    }

    private static func serve(_ settings: Settings) async throws {
        let lines: LineLog = LineLog()
        defer { lines.flush() }
        let server: Server = try await Server.assemble(settings, lines: lines)
        try await server.run()
    }

    private var flags: [String: String] {
        [
            "key-file": keyFile, "regions": regions, "hosts": hosts, "tls-certificate": tlsCertificate, "tls-key": tlsKey,
            "log-format": logFormat, "identity-keys": identityKeys, "identity-ca": identityCa, "cache-mib": cacheMib,
            "behind-tls-proxy": behindTlsProxy ? "true" : nil, "trusted-proxies": trustedProxies, "sync-audit": syncAudit ? "true" : nil,
            "dev": dev ? "true" : nil, "ephemeral": ephemeral ? "true" : nil, "own-executor": ownExecutor ? "true" : nil,
            "secrets-per-region": secretsPerRegion,
        ].compactMapValues { $0 }
    }
}
