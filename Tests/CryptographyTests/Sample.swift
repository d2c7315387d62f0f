import AWSTypes
import SecretMemory

@testable import Cryptography

/// A KMS key and what is usually sealed under it.
struct Sample {
    var material: KeyBytes = .random(SeededRandomness(1))
    var keyID: String = "1234abcd-12ab-34cd-56ef-1234567890ab"
    var materialID: UInt32 = 3
    var keyARN: String = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    var context: EncryptionContext = EncryptionContext(["SecretARN": "arn:aws:secretsmanager:::secret:db", "SecretVersionId": "v1"])
    var kind: ValueCipher.Kind = .string

    func seal(_ text: String, seed: UInt64 = 2) throws -> CiphertextBlob {
        try MessageCipher.seal(
            SecretBytes(utf8: text), material: material, keyID: keyID, materialID: materialID, keyARN: keyARN, context: context,
            randomness: SeededRandomness(seed))
    }

    func open(_ blob: CiphertextBlob) throws(EnvelopeError) -> SecretBytes {
        try MessageCipher.open(blob, material: material, keyARN: keyARN, context: context)
    }

    func sealValue(_ text: String, seed: UInt64 = 3) throws -> [UInt8] {
        try ValueCipher.seal(
            SecretBytes(utf8: text), kind: kind, material: material, keyID: keyID, materialID: materialID, keyARN: keyARN, context: context,
            randomness: SeededRandomness(seed))
    }

    func openValue(_ sealed: [UInt8]) throws(EnvelopeError) -> SecretBytes {
        try ValueCipher.open(sealed, kind: kind, material: material, keyARN: keyARN, context: context)
    }

    func with(_ change: (inout Sample) -> Void) -> Sample {
        var changed: Sample = self
        change(&changed)
        return changed
    }

    /// The same in all but one thing, which is named.
    static let strangers: [(String, @Sendable (inout Sample) -> Void)] = [
        ("another material", { $0.material = .random(SeededRandomness(99)) }),
        ("another ARN", { $0.keyARN = $0.keyARN.replacing("eu-central-1", with: "eu-central-2") }),
        ("another account's ARN", { $0.keyARN = $0.keyARN.replacing("123456789012", with: "210987654321") }),
        ("an empty context", { $0.context = EncryptionContext() }),
        ("another value in the context", { $0.context = EncryptionContext($0.context.pairs.merging(["SecretVersionId": "v2"]) { $1 }) }),
        ("a pair more", { $0.context = EncryptionContext($0.context.pairs.merging(["more": ""]) { $1 }) }),
        ("a pair less", { $0.context = EncryptionContext($0.context.pairs.filter { $0.key != "SecretVersionId" }) }),
        ("another case", { $0.context = EncryptionContext($0.context.pairs.mapValues { $0.uppercased() }) }),
    ]
}
