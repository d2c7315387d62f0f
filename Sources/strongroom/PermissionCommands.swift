import ArgumentParser
import Assembly

/// Who may do something with a secret.
struct WhoCanCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "who-can", abstract: "List the principals that may do something with a secret, with the statements that allow it.",
        discussion: "Judged as if each asked now, with long-term credentials and no further condition keys.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "Such as GetSecretValue or secretsmanager:GetSecretValue")
    var action: String

    @Argument(help: "The secret's ARN")
    var secret: String

    func run() async throws {
        let answer: [String: Any] = try await carryOut("WhoCan", ["Action": action, "SecretArn": secret], try await options.read())
        for entry: [String: Any] in answer["Permitted"] as? [[String: Any]] ?? [] {
            print(shown(entry["Principal"]))
            printStatements(entry["Statements"])
        }
    }
}

/// Why a request was denied.
struct WhyDeniedCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "why-denied", abstract: "Tell why a request was denied, from its audit record.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The request's id, as the answer's x-amzn-RequestId had it")
    var requestID: String

    func run() async throws {
        let answer: [String: Any] = try await carryOut("WhyDenied", ["RequestId": requestID], try await options.read())
        print("\(shown(answer["EventTime"])) \(shown(answer["EventName"])) by \(shown(answer["Principal"]))")
        print("  action   \(shown(answer["Action"]))")
        print("  resource \(shown(answer["Resource"]))")
        switch answer["Verdict"] as? String {
        case "explicitDeny":
            print("  denied explicitly, in a \(shown(answer["PolicyType"])), by")
            printStatements(answer["Statements"])
        default: print("  no \(shown(answer["PolicyType"])) allows it")
        }
        let policies: [String] = answer["Policies"] as? [String] ?? []
        print("  policies that had a say: \(policies.isEmpty ? "none" : policies.map { shown($0) }.joined(separator: ", "))")
        switch answer["PoliciesChangedSince"] as? Bool {
        case true?: print("  these policies have changed since")
        case false?: print("  these policies have not changed since")
        case nil: print("  whether a resource's policy has changed since cannot be told from the record alone")
        }
    }
}
