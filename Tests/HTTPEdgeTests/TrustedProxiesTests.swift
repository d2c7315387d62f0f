import AWSTypes
import Service
import SigV4
import Testing

@testable import HTTPEdge

@Suite("Trusted proxies") struct TrustedProxiesTests {
    static let proxies: TrustedProxies = TrustedProxies(["10.0.0.0/8", "2001:db8::1"].compactMap { IPNetwork($0) })

    static func sender(_ fields: [SignedMessage.Field], from address: String = "10.0.0.1", tls: TLSDetails? = nil) -> Peer? {
        proxies.sender(of: SignedMessage(method: "POST", target: "/", fields: fields), over: Peer(address: address, tls: tls))
    }

    @Test(
        "the right-most address that is no proxy's is the sender's",
        arguments: [
            ([], "10.0.0.1"), (["203.0.113.7"], "203.0.113.7"), (["198.51.100.1, 203.0.113.7"], "203.0.113.7"),
            (["203.0.113.7, 10.0.0.2"], "203.0.113.7"), (["198.51.100.1", "203.0.113.7 ,\t10.2.3.4"], "203.0.113.7"),
            (["10.0.0.3, 10.0.0.2"], "10.0.0.3"), (["2001:db8::7"], "2001:db8::7"), (["[2001:db8::7]:4711"], "2001:db8::7"),
            (["203.0.113.7:4711"], "203.0.113.7"), (["203.0.113.7, 2001:db8::1"], "203.0.113.7"),
            (["nonsense, 203.0.113.7"], "203.0.113.7"),
            ([" , "], "10.0.0.1"),
        ] as [([String], String)])
    func rightMost(lines: [String], expected: String) throws {
        let peer: Peer = try #require(Self.sender(lines.map { ("X-Forwarded-For", $0) }))
        #expect(peer.address == expected)
        #expect(peer.isSecure)
    }

    @Test("who is not served", arguments: ["nonsense", "203.0.113.0/24", "203.0.113.7, unknown", "203.0.113.7, 10.0.0.0/8"])
    func malformed(line: String) { #expect(Self.sender([("x-forwarded-for", line)]) == nil) }

    @Test("over a plain connection only proxies and this machine are served, and only proxies are believed") func plain() {
        let claim: [SignedMessage.Field] = [("X-Forwarded-For", "203.0.113.7")]
        #expect(Self.sender(claim, from: "192.0.2.9") == nil)
        #expect(Self.sender(claim, from: "unknown") == nil)
        #expect(Self.sender(claim, from: "127.0.0.1") == Peer(address: "127.0.0.1"))
        #expect(Self.sender(claim, from: "::1") == Peer(address: "::1"))
        let tls: TLSDetails = TLSDetails(version: "TLSv1.3")
        #expect(Self.sender(claim, from: "192.0.2.9", tls: tls) == Peer(address: "192.0.2.9", tls: tls))
    }

    @Test(
        "a proxy may say that TLS did not end at it",
        arguments: [("https", true), ("HTTPS", true), ("http", false), ("https, http", false)])
    func scheme(word: String, isSecure: Bool) throws {
        #expect(try #require(Self.sender([("X-Forwarded-Proto", word)])).isSecure == isSecure)
    }
}
