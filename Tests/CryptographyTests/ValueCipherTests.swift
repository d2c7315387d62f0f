import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Secret values") struct ValueCipherTests {
    private let sample: Sample = Sample()

    @Test("a sealed value opens", arguments: [0, 1, 7, 1024, 65536]) func roundTrip(count: Int) throws {
        let text: String = String(repeating: "v", count: count)
        #expect(try sample.openValue(sample.sealValue(text)) == SecretBytes(utf8: text))
    }

    @Test("nothing opens with", arguments: Sample.strangers) func strangers(
        name: String, change: @Sendable (inout Sample) -> Void
    ) throws {
        let sealed: [UInt8] = try sample.sealValue("hunter2")
        #expect(throws: EnvelopeError.doesNotOpen) { try sample.with(change).openValue(sealed) }
    }

    @Test("text does not open as bytes") func kind() throws {
        let sealed: [UInt8] = try sample.sealValue("hunter2")
        #expect(throws: EnvelopeError.doesNotOpen) { try sample.with { $0.kind = .binary }.openValue(sealed) }
    }

    private static func place(arn: String, version: String, key: String) -> @Sendable (inout Sample) -> Void {
        { sample in
            sample.context = EncryptionContext(["SecretARN": arn, "SecretVersionId": version])
            sample.keyARN = key
        }
    }

    private static let key: String = "arn:aws:kms:us-east-1:111111111111:key/k"
    private static let secret: String = "arn:aws:secretsmanager:us-east-1:111111111111:secret:db-AbCdEf"

    @Test(
        "values swapped in the store do not open in each other's place",
        arguments: [
            ("versions", place(arn: secret, version: "v2", key: key)),
            ("secrets", place(arn: secret.replacing("db-", with: "api-"), version: "v1", key: key)),
            ("secrets of one name", place(arn: secret.replacing("AbCdEf", with: "GhIjKl"), version: "v1", key: key)),
            ("accounts", place(arn: secret.replacing("1111", with: "2222"), version: "v1", key: key.replacing("1111", with: "2222"))),
            ("regions", place(arn: secret.replacing("us-", with: "eu-"), version: "v1", key: key.replacing("us-", with: "eu-"))),
        ])
    func swaps(name: String, other: @Sendable (inout Sample) -> Void) throws {
        let here: Sample = sample.with(Self.place(arn: Self.secret, version: "v1", key: Self.key))
        let there: Sample = sample.with(other)
        let (mine, theirs): ([UInt8], [UInt8]) = (try here.sealValue("mine", seed: 10), try there.sealValue("theirs", seed: 11))
        #expect(try here.openValue(mine) == SecretBytes(utf8: "mine"))
        #expect(try there.openValue(theirs) == SecretBytes(utf8: "theirs"))
        #expect(throws: EnvelopeError.doesNotOpen) { try here.openValue(theirs) }
        #expect(throws: EnvelopeError.doesNotOpen) { try there.openValue(mine) }
    }

    @Test("a data key does not open another value of the same place") func parts() throws {
        let (first, second): ([UInt8], [UInt8]) = (try sample.sealValue("first", seed: 10), try sample.sealValue("other", seed: 11))
        let dataKeyCount: Int = try ValueCipher.sealedDataKey(of: first).bytes.count
        let mixed: [UInt8] = Array(first[..<(7 + dataKeyCount)]) + second[(7 + dataKeyCount)...]
        #expect(mixed.count == first.count)
        #expect(throws: EnvelopeError.doesNotOpen) { try sample.openValue(mixed) }
    }

    @Test("no value with one bit flipped opens") func bitFlips() throws {
        for flipped: [UInt8] in singleBitFlips(of: try sample.sealValue("hunter2")) {
            #expect(throws: EnvelopeError.self) { try sample.openValue(flipped) }
        }
    }

    @Test("a sealed value names the key that it needs") func names() throws {
        let blob: CiphertextBlob = try ValueCipher.sealedDataKey(of: sample.sealValue("hunter2"))
        #expect(blob.keyID == sample.keyID)
        #expect(blob.materialID == sample.materialID)
    }

    @Test("the plaintext is nowhere in what is stored") func hidden() throws {
        let sealed: [UInt8] = try sample.sealValue("hunter2-hunter2-hunter2")
        #expect(!sealed.contains(Array("hunter2".utf8)))
    }
}
