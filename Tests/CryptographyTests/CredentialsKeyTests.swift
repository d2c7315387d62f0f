import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Credentials") struct CredentialsKeyTests {
    private let key: CredentialsKey = CredentialsKey(under: .random(SeededRandomness(1)))
    private let secret: SecretBytes = SecretBytes(utf8: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

    private func sealed() throws -> [UInt8] {
        try key.seal(secret, account: "123456789012", kind: "access-key", id: "AKIA1", randomness: SeededRandomness(4))
    }

    @Test("a credential opens in its place") func roundTrip() throws {
        #expect(try key.open(sealed(), account: "123456789012", kind: "access-key", id: "AKIA1") == secret)
    }

    @Test(
        "a credential opens in no other place",
        arguments: [("210987654321", "access-key", "AKIA1"), ("123456789012", "totp", "AKIA1"), ("123456789012", "access-key", "AKIA2")])
    func places(account: String, kind: String, id: String) throws {
        let sealed: [UInt8] = try sealed()
        #expect(throws: EnvelopeError.doesNotOpen) { try key.open(sealed, account: account, kind: kind, id: id) }
    }

    @Test("the key of another store opens nothing") func anotherRoot() throws {
        let sealed: [UInt8] = try sealed()
        #expect(throws: EnvelopeError.doesNotOpen) {
            try CredentialsKey(under: .random(SeededRandomness(2))).open(sealed, account: "123456789012", kind: "access-key", id: "AKIA1")
        }
    }

    @Test("no credential with one bit flipped opens") func bitFlips() throws {
        for flipped: [UInt8] in singleBitFlips(of: try sealed()) {
            #expect(throws: EnvelopeError.self) { try key.open(flipped, account: "123456789012", kind: "access-key", id: "AKIA1") }
        }
    }
}
