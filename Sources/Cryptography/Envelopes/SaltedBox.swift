import AWSTypes
import Crypto
import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The one way in which anything is encrypted here under a key that is used more than once: `salt ‖ ciphertext ‖ tag`.
///
/// Each message has a key of its own: 32 random bytes of salt, HKDF-SHA256(key, salt, info), AES-256-GCM. So there is no bound on the messages
/// under a key, and the nonce, which must never repeat under one key, may be all zeroes.
enum SaltedBox {
    static let saltCount: Int = 32
    /// Bytes more than the plaintext: salt and tag.
    static let overhead: Int = saltCount + OneTimeBox.overhead

    static func seal(
        _ plaintext: UnsafeRawBufferPointer, under key: KeyBytes, info: [UInt8], authenticating header: [UInt8], randomness: any Randomness
    ) throws(EnvelopeError) -> [UInt8] {
        let salt: [UInt8] = randomness.bytes(saltCount)
        return salt + (try OneTimeBox.seal(plaintext, under: messageKey(key, salt: salt[...], info: info), authenticating: header))
    }

    /// Whoever gets the plaintext overwrites it.
    static func open(
        _ box: ArraySlice<UInt8>, under key: KeyBytes, info: [UInt8], authenticating header: [UInt8]
    ) throws(EnvelopeError) -> Data {
        guard box.count >= overhead else { throw .malformed }
        return try OneTimeBox.open(
            box.dropFirst(saltCount), under: messageKey(key, salt: box.prefix(saltCount), info: info), authenticating: header)
    }

    private static func messageKey(_ key: KeyBytes, salt: ArraySlice<UInt8>, info: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key.exposed { SymmetricKey(data: $0) }, salt: salt, info: info, outputByteCount: 32)
    }
}
