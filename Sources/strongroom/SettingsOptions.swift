import AWSTypes
import ArgumentParser
import Assembly
import Foundation

/// The settings that several commands share. A flag wins over `STRONGROOM_…` in the environment, that over the file.
struct SettingsOptions: ParsableArguments {
    @Option(
        help:
            "Where the data lies (STRONGROOM_DATA). The root key file and the first credentials stand beside it. Default: ~/.strongroom/data"
    )
    var data: String?

    @Option(help: "address:port to listen on (STRONGROOM_LISTEN); port 0 takes a free one. Default: 127.0.0.1:4566")
    var listen: String?

    @Option(help: "The account that the first start makes (STRONGROOM_ACCOUNT_ID). Default: 000000000000")
    var accountId: String?

    @Option(help: "A JSON file with settings under the same names (STRONGROOM_CONFIG).")
    var config: String?

    /// - Parameter flags: The values of flags that a subcommand adds, by setting name.
    func read(flags: [String: String] = [:]) throws -> Settings { try values(flags: flags).settings() }

    func values(flags: [String: String]) throws -> SettingValues {
        let environment: [String: String] = ProcessInfo.processInfo.environment
        let known: Set<String> = Set((SettingValues.names + ["config"]).map(SettingValues.variable))
        if let unknown: String = environment.keys.sorted().first(where: { $0.hasPrefix("STRONGROOM_") && !known.contains($0) }) {
            throw ValidationError("there is no setting `\(unknown)` in the environment; `strongroom serve --help` lists them")
        }
        let file: [String: String] = try (config ?? environment["STRONGROOM_CONFIG"]).map { try SettingsFile.values(in: $0) } ?? [:]
        let own: [String: String] = ["data": data, "listen": listen, "account-id": accountId].compactMapValues { $0 }
        return SettingValues(flags: own.merging(flags) { own, _ in own }, environment: environment, file: file)
    }
}

/// Settings as texts, from three places.
struct SettingValues {
    static let names: [String] = [
        "data", "key-file", "listen", "account-id", "regions", "hosts", "tls-certificate", "tls-key", "log-format", "sync-audit",
        "cache-mib", "identity-keys", "identity-ca", "behind-tls-proxy", "trusted-proxies", "dev", "ephemeral", "own-executor",
        "secrets-per-region",
    ]

    let flags: [String: String]
    let environment: [String: String]
    let file: [String: String]

    /// `account-id` is `STRONGROOM_ACCOUNT_ID` in the environment.
    private subscript(name: String) -> String? {
        flags[name] ?? environment[SettingValues.variable(name)] ?? file[name]
    }

    static func variable(_ name: String) -> String { "STRONGROOM_" + name.uppercased().replacing("-", with: "_") }

    func settings() throws -> Settings {
        let home: String = environment["HOME"] ?? "/var/lib"
        let isDevelopment: Bool = try truth("dev") ?? false
        var settings: Settings = Settings(dataDirectory: self["data"] ?? "\(home)/.strongroom/\(isDevelopment ? "dev" : "data")")
        settings.isDevelopment = isDevelopment
        settings.isEphemeral = try truth("ephemeral") ?? false
        guard isDevelopment || !settings.isEphemeral else { throw ValidationError("--ephemeral goes with --dev only") }
        settings.keyFile = self["key-file"]
        if let listen: String = self["listen"] { settings.listen = listen }
        if let digits: String = self["account-id"] {
            guard let account: AccountID = AccountID(digits) else { throw ValidationError("--account-id `\(digits)` is not twelve digits") }
            settings.accountID = account
        }
        if let regions: String = self["regions"] {
            settings.regions = words(regions).map { Region($0) }
            guard !settings.regions.isEmpty else { throw ValidationError("--regions names no region") }
        }
        if let hosts: String = self["hosts"] { settings.hosts = words(hosts) }
        for pair: String in words(self["identity-keys"] ?? "") {
            guard let sign: String.Index = pair.firstIndex(of: "="), pair.hasPrefix("https://") else {
                throw ValidationError("--identity-keys wants https://ISSUER=FILE, not `\(pair)`")
            }
            settings.identityKeys[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
        }
        settings.identityAuthorities = self["identity-ca"]
        settings.tlsCertificate = self["tls-certificate"]
        settings.tlsKey = self["tls-key"]
        guard (settings.tlsCertificate == nil) == (settings.tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together")
        }
        if let format: String = self["log-format"] {
            guard let format: Settings.LogFormat = Settings.LogFormat(rawValue: format) else {
                throw ValidationError("--log-format is `text` or `json`, not `\(format)`")
            }
            settings.logFormat = format
        }
        if let isWanted: Bool = try truth("sync-audit") { settings.synchronizesAudit = isWanted }
        if let isWanted: Bool = try truth("behind-tls-proxy") { settings.isBehindTLSProxy = isWanted }
        settings.trustedProxies = try words(self["trusted-proxies"] ?? "").map { text in
            guard let network: IPNetwork = IPNetwork(text) else {
                throw ValidationError("--trusted-proxies wants IP addresses or CIDR ranges, not `\(text)`")
            }
            return network
        }
        if let mebibytes: Int = try number("cache-mib") { settings.cacheBytes = mebibytes << 20 }
        settings.secretsPerRegion = try number("secrets-per-region")
        return settings
    }

    private func number(_ name: String) throws -> Int? {
        guard let text: String = self[name] else { return nil }
        guard let number: Int = Int(text), (1...1 << 40).contains(number) else {
            throw ValidationError("--\(name) `\(text)` is not a positive number")
        }
        return number
    }

    func truth(_ name: String) throws -> Bool? {
        guard let word: String = self[name] else { return nil }
        guard let truth: Bool = Bool(word) else { throw ValidationError("--\(name) is `true` or `false`, not `\(word)`") }
        return truth
    }

    private func words(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
