import HTTPEdge
import Service
import SigV4
import Testing

@Suite("Browsers are kept out") struct BrowserGuardTests {
    static let guardian: BrowserGuard = BrowserGuard(address: "127.0.0.1", hosts: ["Vault.Example"])

    static func status(_ fields: [SignedMessage.Field], method: String = "POST") -> Int? {
        guardian.refusal(SignedMessage(method: method, target: "/", fields: fields)).status
    }

    @Test(
        "hosts that are answered",
        arguments: [
            "localhost", "localhost:4566", "LOCALHOST", "127.0.0.1", "127.0.0.1:4566", "x.localhost:1", "vault.example",
            "VAULT.EXAMPLE:443",
        ])
    func allowed(_ host: String) { #expect(Self.status([("Host", host)]) == nil) }

    @Test(
        "hosts that are not",
        arguments: [
            "", "evil.example", "localhost:80@evil.example", "localhost:x", "[::1]evil.example", "127.0.0.1:80:80", "127.0.0.2", "10.0.0.1",
            "secretsmanager.us-east-1.amazonaws.com", "localhost.evil.example", "xlocalhost",
            "[::1]:4566",
        ]) func foreign(_ host: String)
    { #expect(Self.status([("Host", host)]) == 403) }

    @Test("who listens everywhere answers for the address that the connection came to, and for no other")
    func everywhere() {
        let guardian: BrowserGuard = BrowserGuard(address: "0.0.0.0", hosts: [])
        func status(_ host: String, at local: String?) -> Int? {
            guardian.refusal(SignedMessage(method: "POST", target: "/", fields: [("Host", host)]), at: local).status
        }
        #expect(status("192.0.2.7:4566", at: "192.0.2.7") == nil)
        #expect(status("192.0.2.8:4566", at: "192.0.2.7") == 403)
        #expect(status("evil.example", at: "192.0.2.7") == 403)
        #expect(status("192.0.2.7", at: nil) == 403)
        #expect(status("127.0.0.1", at: "127.0.0.1") == nil)
    }

    @Test("web pages, preflights and missing hosts") func pages() {
        #expect(Self.status([("Host", "localhost"), ("Origin", "https://evil.example")]) == 403)
        #expect(Self.status([("Host", "localhost"), ("origin", "null")]) == 403)
        #expect(Self.status([("Host", "localhost"), ("Sec-Fetch-Site", "cross-site")]) == 403)
        #expect(Self.status([("Host", "localhost"), ("Sec-Fetch-Site", "same-origin")]) == 403)
        #expect(Self.status([("Host", "localhost"), ("Sec-Fetch-Site", "none")]) == nil)
        #expect(Self.status([("Host", "localhost")], method: "OPTIONS") == 403)
        #expect(Self.status([]) == 400)
        #expect(Self.status([("Host", "localhost"), ("Host", "evil.example")]) == 403)
    }

    @Test("an IPv6 literal, and an address for all interfaces") func others() {
        let six: BrowserGuard = BrowserGuard(address: "::1", hosts: [])
        #expect(six.refusal(SignedMessage(method: "POST", target: "/", fields: [("Host", "[::1]:4566")])) == nil)
        #expect(six.refusal(SignedMessage(method: "POST", target: "/", fields: [("Host", "127.0.0.1")])).status == 403)
    }
}

extension TransportFailure? {
    fileprivate var status: Int? {
        guard case .unwelcome(let status, _)? = self else { return nil }
        return status
    }
}
