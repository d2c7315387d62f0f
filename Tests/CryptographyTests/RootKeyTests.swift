import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Under the root key") struct RootKeyTests {
    private let root: RootKey = .random(SeededRandomness(1))
    private let other: RootKey = .random(SeededRandomness(2))
    private let randomness: SeededRandomness = SeededRandomness(3)
    private static let label: [String] = ["123456789012", "eu-central-1", "key", "1"]

    @Test("wrapped material comes back", arguments: [16, 32, 64]) func roundTrip(count: Int) throws {
        let material: KeyBytes = .random(randomness, count: count)
        #expect(try root.unwrap(root.wrap(material, label: Self.label, randomness: randomness), label: Self.label) == material)
    }

    @Test(
        "wrapped material opens under its own label only",
        arguments: [
            ["210987654321", "eu-central-1", "key", "1"], ["123456789012", "eu-central-2", "key", "1"],
            ["123456789012", "eu-central-1", "kez", "1"], ["123456789012", "eu-central-1", "key", "2"],
            ["123456789012", "eu-central-1", "key1", ""], ["123456789012", "eu-central-1", "key"], [],
        ])
    func labels(label: [String]) throws {
        let wrapped: [UInt8] = try root.wrap(.random(randomness), label: Self.label, randomness: randomness)
        #expect(throws: EnvelopeError.doesNotOpen) { try root.unwrap(wrapped, label: label) }
    }

    @Test("another root key unwraps nothing") func anotherRoot() throws {
        let wrapped: [UInt8] = try root.wrap(.random(randomness), label: Self.label, randomness: randomness)
        #expect(throws: EnvelopeError.doesNotOpen) { try other.unwrap(wrapped, label: Self.label) }
    }

    @Test("a key wrapped for one purpose opens for no other") func purposes() throws {
        let wrapped: [UInt8] = try root.wrap(.random(randomness), as: .tokenKey, label: Self.label, randomness: randomness)
        #expect(throws: EnvelopeError.doesNotOpen) { try root.unwrap(wrapped, label: Self.label) }
    }

    @Test("no wrapped key with one bit flipped opens") func bitFlips() throws {
        let wrapped: [UInt8] = try root.wrap(.random(randomness), label: Self.label, randomness: randomness)
        for flipped: [UInt8] in singleBitFlips(of: wrapped) {
            #expect(throws: EnvelopeError.self) { try root.unwrap(flipped, label: Self.label) }
        }
    }

    @Test("random keys have the length asked for and differ", arguments: [1, 7, 8, 9, 32, 64]) func random(count: Int) {
        let (first, second): (KeyBytes, KeyBytes) = (.random(SystemRandomness(), count: count), .random(SystemRandomness(), count: count))
        #expect(first.count == count)
        #expect(count < 7 || first != second)
        #expect(KeyBytes.random(GivenRandomness(Array(1...64)), count: count).bytes == Array(1...UInt8(count)))
    }

    @Test("printing a root key, or what hangs under it, shows nothing") func redaction() {
        let bytes: String = root.key.bytes.map(String.init).joined(separator: ", ")
        for value: any Sendable in [root, CredentialsKey(under: root), TokenKey.random(SeededRandomness(1)), KeyFile(key: root.key)]
            as [any Sendable]
        {
            var text: String = "\(value)" + String(reflecting: value)
            dump(value, to: &text)
            #expect(text.contains("<redacted>"))
            #expect(!text.contains(bytes))
        }
    }
}
