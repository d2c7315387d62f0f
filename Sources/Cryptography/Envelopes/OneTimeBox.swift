import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// AES-256-GCM under a key that seals one message only: `ciphertext ‖ tag`. The nonce is all zeroes for that reason.
enum OneTimeBox {
    /// Bytes more than the plaintext: the tag.
    static let overhead: Int = 16

    private static let nonce: [UInt8] = [UInt8](repeating: 0, count: 12)

    static func seal(
        _ plaintext: UnsafeRawBufferPointer, under key: SymmetricKey, authenticating header: [UInt8]
    ) throws(EnvelopeError) -> [UInt8] {
        do {
            let box: AES.GCM.SealedBox = try AES.GCM.seal(plaintext, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: header)
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw .cipherFailed
        }
    }

    /// Whoever gets the plaintext overwrites it.
    static func open(
        _ box: ArraySlice<UInt8>, under key: SymmetricKey, authenticating header: [UInt8]
    ) throws(EnvelopeError) -> Data {
        guard box.count >= overhead else { throw .malformed }
        do {
            return try AES.GCM.open(AES.GCM.SealedBox(combined: nonce + box), using: key, authenticating: header)
        } catch {
            throw .doesNotOpen
        }
    }
}
