package import AWSTypes
import Crypto
package import SecretMemory

extension KeyBytes {
    /// A fresh key, written straight into its place.
    package static func random(_ randomness: any Randomness, count: Int = 32) -> KeyBytes {
        KeyBytes(count: count) { buffer in
            for start: Int in stride(from: 0, to: count, by: 8) {
                withUnsafeBytes(of: randomness.next()) { word in
                    for index: Int in start..<Swift.min(start + 8, count) { buffer[index] = word[index - start] }
                }
            }
        }
    }

    /// Another 256-bit key, made from this one by HKDF-SHA256 (RFC 5869) without salt; `info` says what for.
    func derived(info: String) -> KeyBytes {
        let key: SymmetricKey = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: exposed { SymmetricKey(data: $0) }, info: Array(info.utf8), outputByteCount: 32)
        return key.withUnsafeBytes { bytes in KeyBytes(count: bytes.count) { $0.copyMemory(from: bytes) } }
    }
}
