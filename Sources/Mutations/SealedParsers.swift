import AWSTypes
import Cryptography
import SecretMemory

/// What was sealed by us and may have been changed by anybody.
extension Parsers {
    static func sealed() throws -> [any Subject] {
        let dice: Dice = Dice(seed: 1)
        let material: KeyBytes = .random(dice)
        let arn: String = "arn:aws:kms:us-east-1:000000000000:key/k"
        let context: EncryptionContext = EncryptionContext(["SecretARN": "a", "SecretVersionId": "b"])
        let value: [UInt8] = try ValueCipher.seal(
            SecretBytes(utf8: "hunter2"), kind: .string, material: material, keyID: "k", materialID: 1, keyARN: arn, context: context,
            randomness: dice)
        let root: RootKey = .random(dice)
        let keyFile: KeyFile = .random(dice)
        let document: [UInt8] = try SealDocument(sealing: root, with: keyFile, randomness: dice).bytes
        let wrapped: [UInt8] = try root.wrap(material, label: ["a"], randomness: dice)
        return [
            Parser("value", corpus: [value]) { input in
                _ = try ValueCipher.sealedDataKey(of: input)
                _ = try ValueCipher.open(input, kind: .string, material: material, keyARN: arn, context: context)
            },
            Parser("wrapped-key", corpus: [wrapped]) { input in _ = try root.unwrap(input, label: ["a"]) },
            Parser("seals", corpus: [document]) { input in
                let document: SealDocument = try SealDocument(parsing: input)
                _ = try document.open(with: keyFile)
            },
            Parser("key-file", corpus: [keyFile.text.exposed { Array($0) }]) { input in
                _ = try KeyFile(parsing: SecretBytes(copying: input))
            },
        ]
    }

    static func tokens() throws -> Parser {
        let dice: Dice = Dice(seed: 2)
        let key: TokenKey = .random(dice)
        let token: String = try key.seal(Array("words".utf8), purpose: ["page"], randomness: dice)
        return Parser("token", texts: [token]) { input in _ = try key.open(input.text, purpose: ["page"]) }
    }
}
