import ArgumentParser
import Assembly
import Foundation

/// Makes an application role's token: with it a process on this host gets the role's credentials, and no key is stored with it.
struct RoleTokenCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "role-token", abstract: "Let a process on this host have a role's credentials, without a stored key.",
        discussion: """
            Writes a token into a file, and prints the exports that make every AWS SDK get the role's credentials with it. The role must trust \
            ecs-tasks.amazonaws.com; the token ends with that, or with the role.
            """)

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The role's ARN")
    var role: String

    @Option(help: "The name that the role's sessions get. Default: application")
    var sessionName: String?

    @Option(help: "The file for the token (mode 0600; must not be there). Default: beside the data directory")
    var file: String?

    func run() async throws {
        let settings: Settings = try options.read()
        let answer: [String: Any] = try await carryOut(
            "IssueRoleToken", ["RoleArn": role, "SessionName": sessionName].compactMapValues { $0 }, settings)
        guard let token: String = answer["Token"] as? String else { throw ValidationError("the server's answer cannot be read") }
        let path: String = URL(fileURLWithPath: file ?? "\(settings.dataDirectory).\(role.split(separator: "/").last ?? "role").token").path
        try TokenFile.write(token, to: path)
        let endpoint: String = "\(settings.tlsCertificate == nil ? "http" : "https")://\(settings.listen)"
        print("export AWS_ENDPOINT_URL=\(endpoint)")
        print("export AWS_CONTAINER_CREDENTIALS_FULL_URI=\(endpoint)/container-credentials")
        print("export AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=\(path)")
    }
}
