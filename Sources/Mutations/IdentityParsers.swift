import AWSTypes
import Dispatch
import Foundation
import HTTPEdge
import JWTKit
import Service
import SigV4
import Synchronization
import WebIdentityKeys

/// What strangers say of who and where they are.
extension Parsers {
    static func identities() throws -> [any Subject] { [try webIdentity(), keySet, forwarded] }

    /// A JSON Web Token. No damaged one is good; each is taken apart, and held against its issuer's keys if they fit.
    private static func webIdentity() throws -> Parser {
        let set: JWKS = try JSONDecoder().decode(JWKS.self, from: Data(keys.utf8))
        let verifier: TokenVerifier = TokenVerifier(
            pinned: PinnedKeys(files: [:], blocking: InlineRunner()), published: PublishedKeys(clock: StoppedClock()) { _ in set })
        return Parser(
            "web-identity",
            texts: [
                token(#"{"alg":"ES256","kid":"1"}"#, #"{"iss":"https://a.example","sub":"s","aud":"x","exp":4000000000}"#, bytes: 64),
                token(
                    #"{"alg":"RS256","kid":"2"}"#, #"{"iss":"https://a.example","sub":"s","aud":["x","y"],"exp":1e9,"nbf":0}"#, bytes: 256),
                token(#"{"alg":"EdDSA"}"#, #"{"iss":"","sub":"\u00fc","aud":[],"azp":"z","exp":-1.5}"#, bytes: 64),
                token(#"{"alg":"none"}"#, "{}", bytes: 0),
            ], awkward: [".", "..", "=", "-", "_", "+", "/", "e30", "eyJhbGciOiJFUzI1NiJ9", "W1tbW1tb", "AAAA", "____"]
        ) { input in
            if try verifier.claimedIssuer(of: input.text) == "https://a.example" {
                _ = try waited { try await verifier.verify(input.text) }
            }
        }
    }

    /// What a provider publishes, and an operator pins (RFC 7517).
    private static let keySet: Parser = Parser(
        "key-set", texts: [keys, #"{"keys":[]}"#],
        awkward: [
            "{", "}", "[", "]", "\"", ",", #""kty":"OKP","#, #""crv":"P-521","#, #""n":"","#, #""e":"AA","#, #""x":"","#, "null", "AQAB",
        ]
    ) { input in
        let set: JWKS = try JSONDecoder().decode(JWKS.self, from: Data(input))
        try waited { _ = try await JWTKeyCollection().add(jwks: set) }
    }

    /// The neighbour, `X-Forwarded-For` twice and `X-Forwarded-Proto`, a line each.
    private static let forwarded: Parser = Parser(
        "forwarded",
        texts: [
            "10.0.0.1\n203.0.113.7, 10.0.0.2\n[2001:db8::7]:4711\nhttps", "::1\n203.0.113.7:80\n\nhttp,https", "192.0.2.1\n10.0.0.9\n\n",
        ], awkward: [",", ":", "[", "]", ".", "::", "/8", "%eth0", " ", "\t", "255", "ffff:", "unknown", "_hidden"]
    ) { input in
        let lines: [String] = input.lines(4)
        let proxies: TrustedProxies = TrustedProxies(["10.0.0.0/8", "2001:db8::/32", "::1"].compactMap { IPNetwork($0) })
        let message: SignedMessage = SignedMessage(
            method: "POST", target: "/",
            fields: [("X-Forwarded-For", lines[1]), ("x-forwarded-for", lines[2]), ("X-Forwarded-Proto", lines[3])])
        guard proxies.sender(of: message, over: Peer(address: lines[0])) != nil else { throw Refused() }
    }

    /// The public keys of RFC 7517, appendix A.1.
    private static let keys: String = """
        {"keys":[{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",\
        "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","kid":"1"},\
        {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64\
        tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bF\
        TWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2"}]}
        """

    private static func token(_ head: String, _ claims: String, bytes: Int) -> String {
        [Array(head.utf8), Array(claims.utf8), Array(repeating: 7, count: bytes)].map { part in
            Data(part).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }.joined(separator: ".")
    }
}

/// Waits for what is not done at once; only here, where there is nothing else to do.
private func waited<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done: DispatchSemaphore = DispatchSemaphore(value: 0)
    let result: Mutex<Result<Value, any Error>?> = Mutex(nil)
    Task {
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        result.withLock { $0 = outcome }
        done.signal()
    }
    done.wait()
    guard let outcome: Result<Value, any Error> = result.withLock({ $0 }) else { throw Refused() }
    return try outcome.get()
}

private struct InlineRunner: BlockingRunner {
    func enqueue(_ work: @escaping @Sendable () -> Void) { work() }
}

private struct StoppedClock: Clock {
    func now() -> Instant { Instant(seconds: 1_800_000_000) }
}
