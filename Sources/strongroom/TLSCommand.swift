import ArgumentParser
import Assembly
import Foundation

/// Certificates for servers that have none from elsewhere.
struct TLSCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "tls", abstract: "Make certificates.", subcommands: [TLSCreateCommand.self])
}

struct TLSCreateCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "create", abstract: "Make a local certificate authority and a server certificate under it.")

    @Option(help: "The folder for the three files; none of them may be there yet")
    var out: String = "tls"

    @Option(help: "Host names and IP addresses of the server, with commas between")
    var names: String = "localhost,127.0.0.1,::1"

    func run() async throws {
        let names: [String] = names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard !names.isEmpty else { throw ValidationError("--names names nothing") }
        let files: LocalAuthority.Files = try LocalAuthority.create(in: out, names: names, now: Date())
        print("The server:  strongroom serve --tls-certificate \(files.certificate) --tls-key \(files.key)")
        print("Its clients: export AWS_CA_BUNDLE=\(files.authority)")
    }
}
