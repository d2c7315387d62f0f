package import AWSTypes
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// KMS's Encrypt and Decrypt for symmetric keys. The message key is HKDF-SHA256(material, salt, the key's ARN); the blob's header and the
/// encryption context are authenticated with the ciphertext.
package enum MessageCipher {
    package static func seal(
        _ plaintext: SecretBytes, material: KeyBytes, keyID: String, materialID: UInt32, keyARN: String, context: EncryptionContext,
        randomness: any Randomness
    ) throws(EnvelopeError) -> CiphertextBlob {
        let header: CiphertextBlob.Header = try CiphertextBlob.Header(keyID: keyID, materialID: materialID)
        let box: [UInt8] = try plaintext.exposed { bytes throws(EnvelopeError) in
            try seal(bytes, header, material, keyARN, context, randomness)
        }
        return CiphertextBlob(header: header, box: box)
    }

    /// The same for a data key, which so never leaves locked memory in the clear.
    package static func seal(
        _ dataKey: KeyBytes, material: KeyBytes, keyID: String, materialID: UInt32, keyARN: String, context: EncryptionContext,
        randomness: any Randomness
    ) throws(EnvelopeError) -> CiphertextBlob {
        let header: CiphertextBlob.Header = try CiphertextBlob.Header(keyID: keyID, materialID: materialID)
        let box: [UInt8] = try dataKey.exposed { bytes throws(EnvelopeError) in
            try seal(bytes, header, material, keyARN, context, randomness)
        }
        return CiphertextBlob(header: header, box: box)
    }

    /// Throws `doesNotOpen` for another material, ARN or context, and for any changed byte.
    package static func open(
        _ blob: CiphertextBlob, material: KeyBytes, keyARN: String, context: EncryptionContext
    ) throws(EnvelopeError) -> SecretBytes {
        var plaintext: Data = try opened(blob, material, keyARN, context)
        return SecretBytes(consuming: &plaintext)
    }

    /// Opens a data key. Throws also `notAKey`, if what was sealed is empty or longer than a key can be.
    package static func openKey(
        _ blob: CiphertextBlob, material: KeyBytes, keyARN: String, context: EncryptionContext
    ) throws(EnvelopeError) -> KeyBytes {
        var plaintext: Data = try opened(blob, material, keyARN, context)
        guard let key: KeyBytes = KeyBytes(consuming: &plaintext) else { throw .notAKey }
        return key
    }

    private static func seal(
        _ bytes: UnsafeRawBufferPointer, _ header: CiphertextBlob.Header, _ material: KeyBytes, _ keyARN: String,
        _ context: EncryptionContext, _ randomness: any Randomness
    ) throws(EnvelopeError) -> [UInt8] {
        try SaltedBox.seal(
            bytes, under: material, info: Array(keyARN.utf8), authenticating: header.bytes + context.canonicalBytes, randomness: randomness)
    }

    private static func opened(
        _ blob: CiphertextBlob, _ material: KeyBytes, _ keyARN: String, _ context: EncryptionContext
    ) throws(EnvelopeError) -> Data {
        try SaltedBox.open(
            blob.box, under: material, info: Array(keyARN.utf8), authenticating: blob.header + context.canonicalBytes)
    }
}
