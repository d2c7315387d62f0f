import ArgumentParser
import Assembly
import Foundation

/// Prints what makes the AWS tools use this server.
struct EnvironmentCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "env", abstract: "Print the exports that make the AWS tools use this server: eval \"$(strongroom env)\"")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "For a server that runs with --dev (STRONGROOM_DEV=true)")
    var dev: Bool = false

    @Option(help: "As for `serve`: the address to export is then https://… (STRONGROOM_TLS_CERTIFICATE)")
    var tlsCertificate: String?

    @Option(help: "As for `serve` (STRONGROOM_TLS_KEY)")
    var tlsKey: String?

    @Option(help: "The region to export. Default: us-east-1")
    var region: String = "us-east-1"

    func run() async throws {
        let flags: [String: String] = ["tls-certificate": tlsCertificate, "tls-key": tlsKey, "dev": dev ? "true" : nil].compactMapValues {
            $0
        }
        let settings: Settings = try options.read(flags: flags)
        guard
            let credentials: Credentials = try settings.hasWellKnownKeys
                ? .development : Credentials(file: DataDirectory.credentialsFile(for: settings.dataDirectory))
        else {
            throw ValidationError("there are no credentials beside \(settings.dataDirectory); start the server there first")
        }
        let scheme: String = settings.tlsCertificate == nil ? "http" : "https"
        print("export AWS_ENDPOINT_URL=\(scheme)://\(settings.ownAddress)")
        print("export AWS_ACCESS_KEY_ID=\(credentials.accessKeyID)")
        print("export AWS_SECRET_ACCESS_KEY=\(credentials.secret)")
        print("export AWS_REGION=\(region)")
        print("export AWS_DEFAULT_REGION=\(region)")
        print("unset AWS_SESSION_TOKEN AWS_PROFILE")
    }
}
