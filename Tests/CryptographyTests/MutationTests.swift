import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

/// Bytes that anyone may have made: every reader answers, with an error of its own, and none of them opens.
@Suite("Damaged input") struct MutationTests {
    private static let count: Int = 20_000

    /// Reads `count` mutants of `original`; `read` throws for all that differ from it.
    private static func check(_ original: [UInt8], seed: UInt64, read: ([UInt8]) throws -> Void) {
        let randomness: SeededRandomness = SeededRandomness(seed)
        var accepted: Int = 0
        var tried: Int = 0
        for _ in 0..<count {
            let mutant: [UInt8] = mutant(of: original, randomness)
            guard mutant != original else { continue }
            tried += 1
            if (try? read(mutant)) != nil { accepted += 1 }
        }
        #expect(accepted == 0)
        #expect(tried > count / 2)
    }

    @Test("ciphertext blobs") func blobs() throws {
        let sample: Sample = Sample()
        Self.check(try sample.seal("hunter2").bytes, seed: 1) { _ = try sample.open(CiphertextBlob(parsing: $0)) }
    }

    @Test("sealed values") func values() throws {
        let sample: Sample = Sample()
        Self.check(try sample.sealValue("hunter2"), seed: 2) { _ = try sample.openValue($0) }
    }

    @Test("seal documents") func documents() throws {
        let keyFile: KeyFile = .random(SeededRandomness(2))
        var document: SealDocument = try SealDocument(sealing: .random(SeededRandomness(1)), with: keyFile, randomness: SeededRandomness(3))
        try document.add(.random(SeededRandomness(4)), for: document.open(with: keyFile), randomness: SeededRandomness(5))
        Self.check(document.bytes, seed: 3) { _ = try SealDocument(parsing: $0) }
    }

    @Test("stored token keys") func tokenKeys() throws {
        let root: RootKey = .random(SeededRandomness(1))
        let stored: [UInt8] = try TokenKey.random(SeededRandomness(2)).rotated(SeededRandomness(3)).wrapped(
            under: root, randomness: SeededRandomness(4))
        Self.check(stored, seed: 4) { _ = try TokenKey(unwrapping: $0, under: root) }
    }

    @Test("tokens") func tokens() throws {
        let key: TokenKey = .random(SeededRandomness(1))
        let token: String = try key.seal([1, 2, 3], purpose: ["p"], randomness: SeededRandomness(2))
        Self.check(Array(token.utf8), seed: 5) { _ = try key.open(String(decoding: $0, as: UTF8.self), purpose: ["p"]) }
    }

    @Test("key files never crash, and give the key or an error") func keyFiles() throws {
        let keyFile: KeyFile = .random(SeededRandomness(1))
        let randomness: SeededRandomness = SeededRandomness(6)
        let original: [UInt8] = keyFile.text.bytes
        var refused: Int = 0
        for _ in 0..<Self.count {
            let mutant: [UInt8] = mutant(of: original, randomness)
            guard let read: KeyFile = try? KeyFile(parsing: SecretBytes(copying: mutant)) else {
                refused += 1
                continue
            }
            #expect(read.key == keyFile.key)
        }
        #expect(refused > Self.count / 2)
    }
}
