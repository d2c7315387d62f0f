import AWSTypes
import Foundation

extension Settings {
    /// `127.0.0.1:4566`, `[::1]:4566`.
    func addressAndPort() throws(AssemblyError) -> (String, Int) {
        guard let colon: String.Index = listen.lastIndex(of: ":"), let port: Int = Int(listen[listen.index(after: colon)...]),
            (0...65_535).contains(port)
        else { throw AssemblyError("--listen `\(listen)` is not address:port") }
        let address: String = String(listen[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return (address == "localhost" ? "127.0.0.1" : address, port)
    }

    /// Where this machine's own tools find the server: `0.0.0.0` and `::` are listened on, and nobody's to ask.
    package var ownAddress: String {
        if listen.hasPrefix("0.0.0.0:") { return "127.0.0.1" + listen.dropFirst("0.0.0.0".count) }
        return listen.hasPrefix("[::]:") ? "[::1]" + listen.dropFirst("[::]".count) : listen
    }

    /// Whether only this machine reaches the listener: an IP literal of 127.0.0.0/8, or `::1`. A name is looked up by nobody here.
    package var isLoopbackOnly: Bool {
        guard let address: String = try? addressAndPort().0, let network: IPNetwork = IPNetwork(address) else { return false }
        return IPNetwork.loopback.contains { $0.contains(network) }
    }

    /// What a shell on this machine evaluates to use the server, which listens on `port`.
    func environmentCommand(port: Int) -> String {
        var words: [String] = [CommandLine.arguments.first ?? "strongroom", "env"] + (isDevelopment ? ["--dev"] : [])
        words += ["--data", URL(fileURLWithPath: dataDirectory).standardizedFileURL.path]
        words += ["--listen", listen.prefix(through: listen.lastIndex(of: ":") ?? listen.startIndex) + String(port)]
        if let tlsCertificate, let tlsKey { words += ["--tls-certificate", tlsCertificate, "--tls-key", tlsKey] }
        return words.map {
            $0.allSatisfy { $0.isLetter || $0.isNumber || "/.:_-".contains($0) } ? $0 : "'\($0.replacing("'", with: "'\\''"))'"
        }
        .joined(separator: " ")
    }

    /// Whether `test`/`test` and its like open accounts: in development, and only where nobody else can come by, through a proxy neither.
    package var hasWellKnownKeys: Bool { isDevelopment && isLoopbackOnly && !isBehindTLSProxy && trustedProxies.isEmpty }

    /// Throws unless who comes to the listener comes over TLS, from this machine, or through a trusted proxy that ends TLS.
    func demandProtection() throws(AssemblyError) {
        guard !isBehindTLSProxy || !trustedProxies.isEmpty else {
            throw AssemblyError("--behind-tls-proxy needs --trusted-proxies: the addresses that such a proxy comes from")
        }
        guard isLoopbackOnly || tlsCertificate != nil || isBehindTLSProxy else {
            throw AssemblyError(
                """
                without TLS only loopback is served; to listen on \(try addressAndPort().0), name --tls-certificate and --tls-key, \
                or --behind-tls-proxy with --trusted-proxies
                """)
        }
    }
}
