package import AWSTypes
import Crypto
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One-time passwords of a seed and the time: RFC 6238 with SHA-1, six digits and steps of thirty seconds, as virtual MFA devices make them.
package enum OneTimePassword {
    /// Characters of a seed in base 32, as many as AWS's have.
    private static let seedCount: Int = 64
    private static let alphabet: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// A new seed, in base 32.
    package static func newSeed(_ randomness: some Randomness) -> SecretBytes {
        SecretBytes(utf8: randomness.text(seedCount, of: alphabet))
    }

    package static func step(at time: Instant) -> Int64 { time.seconds / 30 }

    /// The six digits of a step.
    package static func code(of seed: SecretBytes, step: Int64) -> String {
        var key: [UInt8] = seed.exposed { decoded($0) }
        defer { key.withUnsafeMutableBytes { wipe($0) } }
        let counter: [UInt8] = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> (8 * Int64($0))) }
        let hash: [UInt8] = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        // RFC 4226, §5.3: the last four bits say where the number begins.
        let start: Int = Int(hash[hash.count - 1] & 15)
        let number: UInt32 = hash[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits: String = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The bytes of a text in base 32 (RFC 4648, §6); what is no letter of it counts as nothing.
    private static func decoded(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 5 / 8)
        var (bits, count): (UInt32, Int) = (0, 0)
        for letter: UInt8 in text {
            guard let value: Int = alphabet.firstIndex(of: letter) else { continue }
            bits = bits << 5 | UInt32(value)
            count += 5
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return bytes
    }
}
