package import Service
package import SigV4

/// Keeps browsers out: web pages (by `Origin` and `Sec-Fetch-Site`) and DNS rebinding (by `Host`). No CORS header is ever sent.
package struct BrowserGuard: Sendable {
    private let names: Set<String>
    /// Whether every address of this machine is listened on.
    private let isWildcard: Bool

    /// `address` is the IP literal listened on, `hosts` are names that the operator allows besides `localhost`.
    package init(address: String, hosts: [String]) {
        var names: Set<String> = Set(hosts.map { $0.lowercased() })
        names.insert("localhost")
        isWildcard = address == "0.0.0.0" || address == "::"
        if isWildcard { names.formUnion(["127.0.0.1", "::1"]) } else { names.insert(address.lowercased()) }
        self.names = names
    }

    /// What is wrong with a request that comes from a web page or names a foreign host; nil for all others. `local` is the address of this machine that
    /// the connection goes to.
    package func refusal(_ head: SignedMessage, at local: String? = nil) -> TransportFailure? {
        var hosts: [String] = []
        for field: SignedMessage.Field in head.fields {
            switch field.name.utf8.count {
            case 4 where field.name.isHeader("host"): hosts.append(field.value)
            case 6 where field.name.isHeader("origin"):
                return .unwelcome(status: 403, reason: "Requests from web pages are not answered.")
            case 14 where field.name.isHeader("sec-fetch-site") && field.value.lowercased() != "none":
                return .unwelcome(status: 403, reason: "Requests from web pages are not answered.")
            default: break
            }
        }
        guard head.method != "OPTIONS" else { return .unwelcome(status: 403, reason: "OPTIONS is not answered.") }
        guard !hosts.isEmpty else { return .unwelcome(status: 400, reason: "The request needs a Host header.") }
        // That there is only one, the signature's verifier demands, in AWS's words.
        guard hosts.allSatisfy({ isAllowed($0, at: local) }) else {
            return .unwelcome(status: 403, reason: "This server does not answer for the host that the request names.")
        }
        return nil
    }

    private func isAllowed(_ host: String, at local: String?) -> Bool {
        let name: String = BrowserGuard.withoutPort(host).lowercased()
        return names.contains(name) || name.hasSuffix(".localhost") || isWildcard && name == local
    }

    /// `[::1]:4566` → `::1`, `127.0.0.1:4566` → `127.0.0.1`. What is not of this form stays as it is, and is nobody's name.
    private static func withoutPort(_ host: String) -> String {
        if host.hasPrefix("["), let end: String.Index = host.firstIndex(of: "]") {
            let rest: Substring = host[host.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" && isPort(rest.dropFirst()) else { return host }
            return String(host[host.index(after: host.startIndex)..<end])
        }
        guard let colon: String.Index = host.utf8.firstIndex(of: UInt8(ascii: ":")), isPort(host[host.utf8.index(after: colon)...]) else {
            return host
        }
        return String(host[..<colon])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.count <= 5 && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}
