import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Tokens") struct TokenKeyTests {
    private let key: TokenKey = .random(SeededRandomness(1))
    private let randomness: SeededRandomness = SeededRandomness(2)
    private static let purpose: [String] = ["ListSecrets", "123456789012"]

    @Test("a token gives back what was put in", arguments: [0, 1, 2, 3, 100]) func roundTrip(count: Int) throws {
        let payload: [UInt8] = randomness.bytes(count)
        let token: String = try key.seal(payload, purpose: Self.purpose, randomness: randomness)
        #expect(try key.open(token, purpose: Self.purpose) == payload)
        #expect(try key.openSecret(token, purpose: Self.purpose) == SecretBytes(copying: payload))
    }

    @Test("a token needs no escaping in a URL or in JSON") func alphabet() throws {
        for _ in 0..<50 {
            let token: String = try key.seal(randomness.bytes(50), purpose: Self.purpose, randomness: randomness)
            #expect(
                token.utf8.allSatisfy {
                    Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber || $0 == 0x2D || $0 == 0x5F
                })
        }
    }

    @Test(
        "a token opens for its own purpose only",
        arguments: [["ListSecrets"], ["ListKeys", "123456789012"], ["ListSecrets123456789012"], []])
    func purposes(purpose: [String]) throws {
        let token: String = try key.seal([1, 2, 3], purpose: Self.purpose, randomness: randomness)
        #expect(throws: EnvelopeError.doesNotOpen) { try key.open(token, purpose: purpose) }
    }

    @Test("tokens outlive one rotation of the key, not two") func generations() throws {
        let token: String = try key.seal([1, 2, 3], purpose: Self.purpose, randomness: randomness)
        let second: TokenKey = key.rotated(randomness)
        #expect(try second.open(token, purpose: Self.purpose) == [1, 2, 3])
        let third: TokenKey = second.rotated(randomness)
        #expect(throws: EnvelopeError.unknownGeneration(1)) { try third.open(token, purpose: Self.purpose) }
        let fresh: String = try second.seal([4], purpose: Self.purpose, randomness: randomness)
        #expect(throws: EnvelopeError.unknownGeneration(2)) { try key.open(fresh, purpose: Self.purpose) }
    }

    @Test("tokens outlive a change of the root key") func rekeying() throws {
        let (old, new): (RootKey, RootKey) = (.random(SeededRandomness(7)), .random(SeededRandomness(8)))
        let two: TokenKey = key.rotated(randomness)
        let token: String = try key.seal([9], purpose: Self.purpose, randomness: randomness)
        let read: TokenKey = try TokenKey(unwrapping: two.wrapped(under: old, randomness: randomness), under: old)
        let stored: [UInt8] = try read.wrapped(under: new, randomness: randomness)
        #expect(try TokenKey(unwrapping: stored, under: new).open(token, purpose: Self.purpose) == [9])
        #expect(throws: EnvelopeError.doesNotOpen) { try TokenKey(unwrapping: stored, under: old) }
    }

    @Test("no stored token keys with one bit flipped are read") func storedBitFlips() throws {
        let root: RootKey = .random(SeededRandomness(7))
        for flipped: [UInt8] in singleBitFlips(of: try key.rotated(randomness).wrapped(under: root, randomness: randomness)) {
            #expect(throws: EnvelopeError.self) { try TokenKey(unwrapping: flipped, under: root) }
        }
    }

    @Test("what is no token is malformed", arguments: ["", "x", "hello world", "AQ", "AAAA=", "AQAAAAE", "ä"]) func nonsense(text: String) {
        #expect(throws: EnvelopeError.malformed) { try key.open(text, purpose: Self.purpose) }
    }

    @Test("no token with one character changed opens") func characters() throws {
        let token: [UInt8] = Array(try key.seal([1, 2, 3, 4], purpose: Self.purpose, randomness: randomness).utf8)
        for place: Int in token.indices {
            for character: UInt8 in "AZaz09-_=+/.".utf8 where character != token[place] {
                var changed: [UInt8] = token
                changed[place] = character
                #expect(throws: EnvelopeError.self) { try key.open(String(decoding: changed, as: UTF8.self), purpose: Self.purpose) }
            }
        }
    }
}
