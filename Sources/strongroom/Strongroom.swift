import ArgumentParser

/// The program. Everything it does, `Assembly` puts together.
@main
struct Strongroom: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "strongroom", abstract: "A self-hosted secrets manager that speaks AWS's own wire protocols.",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, EnvironmentCommand.self, AccountCommand.self, RoleTokenCommand.self, WhoCanCommand.self,
            WhyDeniedCommand.self, PolicyCommand.self,
            AuditCommand.self, TLSCommand.self,
        ])
}
