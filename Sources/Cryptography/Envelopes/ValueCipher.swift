package import AWSTypes
import Crypto
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Encrypts the value of one version of one secret: a fresh data key seals the value and is itself sealed under the secret's KMS key.
/// (User guide, *Secret encryption and decryption in AWS Secrets Manager*.) The context names secret and version, so that a stored value opens in
/// no other place than its own.
///
///     magic "SRSV"     4
///     version 1        1
///     sealed data key  2 for its length, then a ``CiphertextBlob``
///     ciphertext       as long as the value
///     tag             16
///
/// The value's tag covers magic, version, kind and context.
package enum ValueCipher {
    /// Whether the value came as text or as bytes.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case string = 1
        case binary = 2
    }

    package static func seal(
        _ value: SecretBytes, kind: Kind, material: KeyBytes, keyID: String, materialID: UInt32, keyARN: String,
        context: EncryptionContext, randomness: any Randomness
    ) throws(EnvelopeError) -> [UInt8] {
        let dataKey: KeyBytes = .random(randomness)
        let blob: CiphertextBlob = try MessageCipher.seal(
            dataKey, material: material, keyID: keyID, materialID: materialID, keyARN: keyARN, context: context, randomness: randomness)
        let key: SymmetricKey = dataKey.exposed { SymmetricKey(data: $0) }
        let box: [UInt8] = try value.exposed { bytes throws(EnvelopeError) in
            try OneTimeBox.seal(bytes, under: key, authenticating: authenticated(kind, context))
        }
        var writer: ByteWriter = ByteWriter(capacity: Format.headerCount + 2 + blob.bytes.count + box.count)
        writer.write(Format.sealedValue.header)
        writer.write(UInt16(truncatingIfNeeded: blob.bytes.count))
        writer.write(blob.bytes)
        writer.write(box)
        return writer.bytes
    }

    /// Throws `doesNotOpen` for another material, ARN, context or kind, and for any changed byte.
    package static func open(
        _ sealed: [UInt8], kind: Kind, material: KeyBytes, keyARN: String, context: EncryptionContext
    ) throws(EnvelopeError) -> SecretBytes {
        let (blob, box): (CiphertextBlob, ArraySlice<UInt8>) = try parts(of: sealed)
        let dataKey: KeyBytes = try MessageCipher.openKey(blob, material: material, keyARN: keyARN, context: context)
        guard dataKey.count == 32 else { throw .notAKey }
        var value: Data = try OneTimeBox.open(
            box, under: dataKey.exposed { SymmetricKey(data: $0) }, authenticating: authenticated(kind, context))
        return SecretBytes(consuming: &value)
    }

    /// The sealed data key of a sealed value: tells which key and material are needed, without opening anything.
    package static func sealedDataKey(of sealed: [UInt8]) throws(EnvelopeError) -> CiphertextBlob {
        try parts(of: sealed).0
    }

    private static func parts(of sealed: [UInt8]) throws(EnvelopeError) -> (CiphertextBlob, ArraySlice<UInt8>) {
        var reader: ByteReader = ByteReader(sealed[...])
        try Format.sealedValue.check(&reader)
        guard let count: UInt16 = reader.uint16(), let blob: ArraySlice<UInt8> = reader.take(Int(count)),
            reader.remaining >= OneTimeBox.overhead
        else { throw .malformed }
        return (try CiphertextBlob(parsing: Array(blob)), reader.rest())
    }

    private static func authenticated(_ kind: Kind, _ context: EncryptionContext) -> [UInt8] {
        Format.sealedValue.header + [kind.rawValue] + context.canonicalBytes
    }
}
