package import AWSTypes
import Crypto
import CryptoExtras
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Passwords under scrypt (RFC 7914). A hash is kept with its cost and its salt, so that the cost can grow later:
/// version (1 byte), log2 of the cost, block size, parallelism (a byte each), salt (16 bytes), key (32 bytes).
///
/// Takes some 100 ms and 32 MiB: to be called where it may block.
package enum PasswordHash {
    private static let version: UInt8 = 1
    private static let costLog: UInt8 = 15
    private static let blockSize: UInt8 = 8
    private static let parallelism: UInt8 = 1
    private static let headCount: Int = 4
    private static let saltCount: Int = 16
    private static let keyCount: Int = 32

    package static func make(_ password: SecretBytes, randomness: some Randomness) throws -> [UInt8] {
        let head: [UInt8] = [version, costLog, blockSize, parallelism]
        let salt: [UInt8] = randomness.bytes(saltCount)
        return try head + salt + key(password, head: head, salt: salt)
    }

    /// False, too, for bytes that no ``make(_:randomness:)`` made.
    package static func matches(_ password: SecretBytes, _ hash: [UInt8]) -> Bool {
        guard hash.count == headCount + saltCount + keyCount, hash[0] == version, hash[1] <= 20, hash[2] <= 32, hash[3] <= 16,
            let key: [UInt8] = try? key(password, head: hash[..<headCount], salt: hash[headCount..<headCount + saltCount])
        else { return false }
        return SecretBytes(copying: key) == SecretBytes(copying: hash[(headCount + saltCount)...])
    }

    private static func key(_ password: SecretBytes, head: some Collection<UInt8>, salt: some Collection<UInt8>) throws -> [UInt8] {
        let costs: [UInt8] = Array(head)
        let key: SymmetricKey = try password.exposed { bytes in
            try KDF.Scrypt.deriveKey(
                from: bytes, salt: Array(salt), outputByteCount: keyCount, rounds: 1 << Int(costs[1]), blockSize: Int(costs[2]),
                parallelism: Int(costs[3]))
        }
        return key.withUnsafeBytes { Array($0) }
    }
}
