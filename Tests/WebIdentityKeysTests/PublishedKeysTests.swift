import AWSTypes
import JWTKit
import Service
import Synchronization
import Testing

@testable import WebIdentityKeys

@Suite("Keys that providers publish") struct PublishedKeysTests {
    /// A provider, how often it was asked, and a clock.
    final class Provider: Clock {
        private struct State {
            var now: Instant = Instant(seconds: 1_700_000_000)
            var asked: Int = 0
            var answer: Result<[String], WebIdentityFault> = .success(["one"])
        }

        private let state: Mutex<State> = Mutex(State())

        var asked: Int { state.withLock { $0.asked } }
        func now() -> Instant { state.withLock { $0.now } }
        func wait(_ interval: Interval) { state.withLock { $0.now = $0.now + interval } }
        func publish(_ kids: String...) { state.withLock { $0.answer = .success(kids) } }
        func fail(_ fault: WebIdentityFault) { state.withLock { $0.answer = .failure(fault) } }

        func answer() throws(WebIdentityFault) -> JWKS {
            let answer: Result<[String], WebIdentityFault> = state.withLock {
                $0.asked += 1
                return $0.answer
            }
            return JWKS(keys: try answer.get().map { JWK.octetKeyPair($0) })
        }
    }

    static let issuer: String = "https://idp.example"

    private func keys(_ provider: Provider) -> PublishedKeys {
        PublishedKeys(clock: provider) { _ throws(WebIdentityFault) in try provider.answer() }
    }

    /// Whether the issuer's set has the key.
    private func has(_ kid: String, _ keys: PublishedKeys) async throws -> Bool {
        let fits: @Sendable (JWKS) -> Bool = { set in set.keys.contains { $0.keyIdentifier?.string == kid } }
        return fits(try await keys.keys(of: Self.issuer, fitting: fits))
    }

    @Test("a set is fetched once, and anew when it is old") func freshness() async throws {
        let provider: Provider = Provider()
        let keys: PublishedKeys = keys(provider)
        for _: Int in 0..<5 { #expect(try await has("one", keys)) }
        #expect(provider.asked == 1)
        provider.publish("two")
        provider.wait(.minutes(9))
        #expect(try await has("one", keys))
        provider.wait(.minutes(1))
        #expect(try await !has("one", keys))
        #expect(provider.asked == 2)
    }

    @Test("a key that is lacking makes it fetched anew, but not for every token") func lacking() async throws {
        let provider: Provider = Provider()
        let keys: PublishedKeys = keys(provider)
        #expect(try await has("one", keys))
        provider.publish("one", "two")
        #expect(try await !has("two", keys))
        #expect(provider.asked == 1)
        provider.wait(.seconds(10))
        #expect(try await has("two", keys))
        for _: Int in 0..<100 { #expect(try await !has("forged", keys)) }
        #expect(provider.asked == 2)
    }

    @Test("who cannot be reached keeps his keys; who has none any more loses them") func faults() async throws {
        let provider: Provider = Provider()
        let keys: PublishedKeys = keys(provider)
        #expect(try await has("one", keys))
        provider.fail(.unreachable(issuer: Self.issuer))
        provider.wait(.minutes(10))
        #expect(try await has("one", keys))
        provider.fail(.noKeys(issuer: Self.issuer))
        provider.wait(.minutes(10))
        await #expect(throws: WebIdentityFault.self) { try await has("one", keys) }
        #expect(provider.asked == 3)
        await #expect(throws: WebIdentityFault.self) { try await has("one", keys) }
        #expect(provider.asked == 3)
        provider.publish("one")
        provider.wait(.seconds(10))
        #expect(try await has("one", keys))
    }

    @Test("a clock that is set back makes it fetched anew") func clockSetBack() async throws {
        let provider: Provider = Provider()
        let keys: PublishedKeys = keys(provider)
        #expect(try await has("one", keys))
        provider.wait(.days(-400))
        #expect(try await has("one", keys))
        #expect(provider.asked == 2)
    }

    @Test("many who wait share a fetch") func shared() async throws {
        let provider: Provider = Provider()
        let keys: PublishedKeys = keys(provider)
        await withTaskGroup(of: Void.self) { group in
            for _: Int in 0..<50 { group.addTask { _ = try? await keys.keys(of: Self.issuer) { _ in true } } }
        }
        #expect(provider.asked == 1)
    }
}

extension JWK {
    fileprivate static func octetKeyPair(_ kid: String) -> JWK {
        JWK.octetKeyPair(nil, identifier: JWKIdentifier(string: kid), x: "x", y: nil, curve: .ed25519, privateKey: nil)
    }
}
