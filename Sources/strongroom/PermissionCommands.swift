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

    @Argument(help: "The secret's name or, in another account than the server's first, its ARN")
    var secret: String

    func run() async throws {
        let answer: [String: Any] = try await carryOut("WhoCan", ["Action": action, "SecretId": secret], try options.read())
        for entry: [String: Any] in answer["Permitted"] as? [[String: Any]] ?? [] {
            print(shown(entry["Principal"]))
            printStatements(entry["Statements"])
        }
        let keptAway: [[String: Any]] = answer["KeptAway"] as? [[String: Any]] ?? []
        guard !keptAway.isEmpty else { return }
        print("  not these, whom policies allow it: the secret lies under its account's default key, which serves no other account")
        for entry: [String: Any] in keptAway { print("    \(shown(entry["Principal"]))") }
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
        let answer: [String: Any] = try await carryOut("WhyDenied", ["RequestId": requestID], try options.read())
        for denial: [String: Any] in answer["Denials"] as? [[String: Any]] ?? [] { show(denial) }
    }

    private func show(_ denial: [String: Any]) {
        print("\(shown(denial["EventTime"])) \(shown(denial["EventName"])) by \(shown(denial["Principal"]))")
        print("  action   \(shown(denial["Action"]))")
        print("  resource \(shown(denial["Resource"]))")
        switch denial["Verdict"] as? String {
        case "explicitDeny":
            print("  denied explicitly, in \(shown(denial["DeniedIn"])), by")
            printStatements(denial["Statements"])
        case _ where denial["PolicyType"] == nil: print("  to evaluate the policies takes too much work")
        default: print("  no \(shown(denial["PolicyType"])) allows it")
        }
        let changed: [String] = denial["ChangedSince"] as? [String] ?? []
        let policies: [String] = denial["Policies"] as? [String] ?? []
        print("  policies that had a say\(policies.isEmpty ? ": none" : "")")
        for policy: String in policies { print("    \(shown(policy))\(changed.contains(policy) ? "  (changed since)" : "")") }
        if !policies.isEmpty { print("  \(changed.isEmpty ? "none of them has changed since" : "they have changed since")") }
    }
}
