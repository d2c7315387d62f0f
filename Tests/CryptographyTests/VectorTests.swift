import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

/// The formats as they lie in people's databases: opened, and made again from the same random bytes.
@Suite("Pinned formats") struct VectorTests {
    @Test("the canonical context") func context() throws {
        let vector: Vector = try Vector("ciphertext-blob")
        #expect(vector.context.canonicalBytes == (try vector.bytes("canonical context")))
    }

    @Test("ciphertext blob") func ciphertextBlob() throws {
        let vector: Vector = try Vector("ciphertext-blob")
        let blob: CiphertextBlob = try CiphertextBlob(parsing: vector.bytes("sealed"))
        #expect(blob.keyID == (try vector.text("key id")))
        #expect(blob.materialID == 7)
        let opened: SecretBytes = try MessageCipher.open(
            blob, material: vector.key("material"), keyARN: vector.text("key arn"), context: vector.context)
        #expect(opened.bytes == (try vector.bytes("plaintext")))
        let again: CiphertextBlob = try MessageCipher.seal(
            vector.secret("plaintext"), material: vector.key("material"), keyID: vector.text("key id"), materialID: 7,
            keyARN: vector.text("key arn"), context: vector.context, randomness: vector.randomness())
        #expect(again == blob)
    }

    @Test("sealed value", arguments: [("sealed-value-string", ValueCipher.Kind.string), ("sealed-value-binary", .binary)])
    func sealedValue(name: String, kind: ValueCipher.Kind) throws {
        let vector: Vector = try Vector(name)
        let opened: SecretBytes = try ValueCipher.open(
            vector.bytes("sealed"), kind: kind, material: vector.key("material"), keyARN: vector.text("key arn"), context: vector.context)
        #expect(opened.bytes == (try vector.bytes("plaintext")))
        let again: [UInt8] = try ValueCipher.seal(
            vector.secret("plaintext"), kind: kind, material: vector.key("material"), keyID: vector.text("key id"), materialID: 7,
            keyARN: vector.text("key arn"), context: vector.context, randomness: vector.randomness())
        #expect(again == (try vector.bytes("sealed")))
    }

    @Test("wrapped key material") func wrappedKey() throws {
        let vector: Vector = try Vector("wrapped-key")
        let root: RootKey = try RootKey(key: vector.key("root"))
        #expect(try root.unwrap(vector.bytes("sealed"), label: vector.words("label")) == vector.key("plaintext"))
        let again: [UInt8] = try root.wrap(vector.key("plaintext"), label: vector.words("label"), randomness: vector.randomness())
        #expect(again == (try vector.bytes("sealed")))
    }

    @Test("credential") func credential() throws {
        let vector: Vector = try Vector("credential")
        let key: CredentialsKey = CredentialsKey(under: try RootKey(key: vector.key("root")))
        let label: [String] = try vector.words("label")
        let opened: SecretBytes = try key.open(vector.bytes("sealed"), account: label[0], kind: label[1], id: label[2])
        #expect(opened.bytes == (try vector.bytes("plaintext")))
        let again: [UInt8] = try key.seal(
            opened, account: label[0], kind: label[1], id: label[2], randomness: vector.randomness())
        #expect(again == (try vector.bytes("sealed")))
    }

    @Test("tokens of two generations, and their stored keys") func token() throws {
        let vector: Vector = try Vector("token")
        let key: TokenKey = try TokenKey(unwrapping: vector.bytes("token keys"), under: RootKey(key: vector.key("root")))
        let purpose: [String] = try vector.words("label")
        #expect(try key.open(vector.text("sealed"), purpose: purpose) == vector.bytes("plaintext"))
        #expect(try key.open(vector.text("sealed before"), purpose: purpose) == vector.bytes("plaintext"))
        let again: String = try key.seal(vector.bytes("plaintext"), purpose: purpose, randomness: vector.randomness())
        #expect(again == (try vector.text("sealed")))
    }

    @Test("key file and seal document") func sealDocument() throws {
        let vector: Vector = try Vector("seal-document")
        let keyFile: KeyFile = try KeyFile(parsing: vector.secret("key file text"))
        #expect(keyFile.key == (try vector.key("key file")))
        #expect(keyFile.id == (try vector.text("key file id")))
        #expect(keyFile.text == (try vector.secret("key file text")))
        let document: SealDocument = try SealDocument(parsing: vector.bytes("sealed"))
        let root: RootKey = try document.open(with: keyFile)
        #expect(root.key == (try vector.key("root")))
        let again: SealDocument = try SealDocument(sealing: root, with: keyFile, randomness: vector.randomness())
        #expect(again.bytes == (try vector.bytes("sealed")))
    }
}
