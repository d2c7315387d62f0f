import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Messages") struct MessageCipherTests {
    private let sample: Sample = Sample()

    @Test("what was sealed opens", arguments: [0, 1, 15, 16, 17, 4096, 65536]) func roundTrip(count: Int) throws {
        let text: String = String(repeating: "x", count: count)
        let blob: CiphertextBlob = try sample.seal(text)
        #expect(try sample.open(CiphertextBlob(parsing: blob.bytes)) == SecretBytes(utf8: text))
    }

    @Test("a blob names its key and its material without being opened") func names() throws {
        let blob: CiphertextBlob = try CiphertextBlob(parsing: sample.seal("hunter2").bytes)
        #expect(blob.keyID == sample.keyID)
        #expect(blob.materialID == 3)
    }

    @Test("nothing opens with", arguments: Sample.strangers) func strangers(
        name: String, change: @Sendable (inout Sample) -> Void
    ) throws {
        let blob: CiphertextBlob = try sample.seal("hunter2")
        #expect(throws: EnvelopeError.doesNotOpen) { try sample.with(change).open(blob) }
    }

    @Test("no blob with one bit flipped opens") func bitFlips() throws {
        let blob: [UInt8] = try sample.seal("hunter2").bytes
        for flipped: [UInt8] in singleBitFlips(of: blob) {
            #expect(throws: EnvelopeError.self) { try sample.open(CiphertextBlob(parsing: flipped)) }
        }
    }

    @Test("no blob cut short or with bytes added opens") func lengths() throws {
        let blob: [UInt8] = try sample.seal("hunter2").bytes
        for count: Int in 0..<blob.count {
            #expect(throws: EnvelopeError.self) { try sample.open(CiphertextBlob(parsing: Array(blob[..<count]))) }
        }
        #expect(throws: EnvelopeError.doesNotOpen) { try sample.open(CiphertextBlob(parsing: blob + [0])) }
    }

    @Test("the same plaintext is sealed differently each time") func fresh() throws {
        #expect(try sample.seal("hunter2", seed: 2) != sample.seal("hunter2", seed: 4))
    }

    @Test("a data key comes back in key memory") func dataKey() throws {
        let key: KeyBytes = .random(SeededRandomness(5))
        let blob: CiphertextBlob = try MessageCipher.seal(
            key, material: sample.material, keyID: sample.keyID, materialID: 1, keyARN: sample.keyARN, context: sample.context,
            randomness: SeededRandomness(6))
        #expect(try MessageCipher.openKey(blob, material: sample.material, keyARN: sample.keyARN, context: sample.context) == key)
    }

    @Test("what is too long or too short for a key does not open as one", arguments: [0, 65]) func notAKey(count: Int) throws {
        let blob: CiphertextBlob = try sample.seal(String(repeating: "k", count: count))
        #expect(throws: EnvelopeError.notAKey) {
            try MessageCipher.openKey(blob, material: sample.material, keyARN: sample.keyARN, context: sample.context)
        }
    }

    @Test("a key id must fit into a blob", arguments: ["", "with space", "schlüssel", "line\nbreak", String(repeating: "k", count: 256)])
    func unusableKeyID(id: String) {
        #expect(throws: EnvelopeError.unusableKeyID) { try sample.with { $0.keyID = id }.seal("hunter2") }
    }

    @Test("the longest key id fits") func longestKeyID() throws {
        let sample: Sample = sample.with { $0.keyID = String(repeating: "k", count: 255) }
        #expect(try sample.open(CiphertextBlob(parsing: sample.seal("hunter2").bytes)) == SecretBytes(utf8: "hunter2"))
    }

    @Test("a newer version says so") func version() throws {
        var blob: [UInt8] = try sample.seal("hunter2").bytes
        blob[4] = 9
        #expect(throws: EnvelopeError.unknownVersion(9)) { try CiphertextBlob(parsing: blob) }
    }
}
