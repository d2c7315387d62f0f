package import AWSTypes
package import Service
package import SigV4

/// The proxies in front of a listener, and how much of what they say is believed.
package struct TrustedProxies: Sendable {
    private let networks: [IPNetwork]

    package init(_ networks: [IPNetwork]) { self.networks = networks }

    /// Who sent a request that came over a connection from `neighbour`.
    ///
    /// A trusted proxy speaks for the right-most address of `X-Forwarded-For` that is not a trusted proxy itself: what stands left of it, anybody
    /// may have written. Nil for who may not be served: from elsewhere over a plain connection, or with an address that is none.
    package func sender(of head: SignedMessage, over neighbour: Peer) -> Peer? {
        guard let address: IPNetwork = IPNetwork(neighbour.address) else { return nil }
        guard isTrusted(address) else {
            return neighbour.isSecure || IPNetwork.loopback.contains(where: { $0.contains(address) }) ? neighbour : nil
        }
        var source: String = neighbour.address
        for hop: Substring in TrustedProxies.items("x-forwarded-for", of: head).reversed() {
            let text: Substring = TrustedProxies.withoutPort(hop)
            guard let address: IPNetwork = IPNetwork(String(text)), address.isSingleAddress else { return nil }
            source = String(text)
            guard isTrusted(address) else { break }
        }
        let scheme: Substring? = TrustedProxies.items("x-forwarded-proto", of: head).last
        // The operator says that the proxy ends TLS; the proxy may say that it did not this time.
        return Peer(address: source, tls: neighbour.tls, isSecure: scheme.map { $0.lowercased() == "https" } ?? true)
    }

    private func isTrusted(_ address: IPNetwork) -> Bool { networks.contains { $0.contains(address) } }

    /// The items of a list field, over all its lines (RFC 9110, §5.3).
    private static func items(_ name: String, of head: SignedMessage) -> [Substring] {
        head.fields.filter { $0.name.isHeader(name) }
            .flatMap { $0.value.split(separator: ",") }
            .map { $0.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" } }
            .filter { !$0.isEmpty }
    }

    /// `203.0.113.7:4711` and `[2001:db8::7]:4711`, as some proxies write, without the port.
    private static func withoutPort(_ text: Substring) -> Substring {
        if text.first == "[", let end: Substring.Index = text.firstIndex(of: "]") { return text[text.index(after: text.startIndex)..<end] }
        guard text.contains("."), let colon: Substring.Index = text.firstIndex(of: ":"), colon > (text.firstIndex(of: ".") ?? colon) else {
            return text
        }
        return text[..<colon]
    }
}
