import ArgumentParser
import Assembly
import Trail

/// What can be done with the audit trail without a server.
struct AuditCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "audit", abstract: "Look after the audit trail.", subcommands: [AuditVerifyCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "verify", abstract: "Check every frame and the hash chain; needs neither a server nor keys.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings: Settings = try options.read()
        let verdict: TrailVerdict = try TrailCheck.verify(dataDirectory: settings.dataDirectory)
        guard verdict.isIntact else {
            print("damaged: \(verdict)")
            throw ExitCode(1)
        }
        print("intact: \(verdict.frames) records in \(verdict.segments) segments, the last one number \(verdict.lastSequence ?? 0)")
    }
}
