import AWSTypes
import ArgumentParser
import Assembly
import Foundation

/// The accounts of a server.
struct AccountCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "account", abstract: "Manage the server's accounts.",
        discussion: "Speaks to the running server over its control socket; with no server running, does it itself.",
        subcommands: [AccountCreateCommand.self, AccountListCommand.self, AccountRotateRootKeyCommand.self])
}

struct AccountCreateCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "create", abstract: "Make an account with a root access key.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "Its twelve digits; drawn if left out")
    var id: String?

    @Option(help: "A name for people")
    var name: String?

    @Option(help: "The file for the root access key (mode 0600; must not be there). Default: beside the data directory")
    var credentials: String?

    func run() async throws {
        let settings: Settings = try options.read()
        let answer: [String: Any] = try await carryOut(
            "CreateAccount", ["AccountId": id, "Name": name].compactMapValues { $0 }, settings)
        try keep(answer, in: credentials, settings)
        print("account \(shown(answer["AccountId"]))")
    }
}

struct AccountListCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list", abstract: "List the accounts.")

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let answer: [String: Any] = try await carryOut("ListAccounts", [:], try options.read())
        for account: [String: Any] in answer["Accounts"] as? [[String: Any]] ?? [] {
            print("\(shown(account["AccountId"]))  \(shown(account["CreateDate"]))  \(shown(account["Name"]))")
        }
    }
}

struct AccountRotateRootKeyCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "rotate-root-key", abstract: "Give an account a new root access key; the ones before are refused from now on.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The account's twelve digits. Default: the server's first account")
    var id: String?

    @Option(help: "The file for the new key (mode 0600; must not be there). Default: beside the data directory")
    var credentials: String?

    func run() async throws {
        let settings: Settings = try options.read()
        let answer: [String: Any] = try await carryOut("RotateRootKey", ["AccountId": id ?? settings.accountID.digits], settings)
        try keep(answer, in: credentials, settings)
    }
}

/// Writes a fresh key to a file that only its owner reads; a secret is never printed.
private func keep(_ answer: [String: Any], in file: String?, _ settings: Settings) throws {
    guard let key: String = answer["AccessKeyId"] as? String, let secret: String = answer["SecretAccessKey"] as? String,
        let account: String = answer["AccountId"] as? String
    else { throw ValidationError("the server's answer cannot be read") }
    let path: String = file ?? "\(settings.dataDirectory).\(account).\(key).credentials"
    try Credentials(accessKeyID: key, secret: secret).write(to: path)
    print("the root access key is in \(path)")
}
