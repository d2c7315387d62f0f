package import AWSTypes
import Cryptography
package import Model
package import SecretMemory

/// What users prove themselves with besides access keys.
extension KeyRing {
    package func hash(_ password: SecretBytes, randomness: any Randomness) async throws -> [UInt8] {
        try await blocking.run { try PasswordHash.make(password, randomness: randomness) }
    }

    /// Whether `password` is the one of any of these hashes.
    package func matches(_ password: SecretBytes, anyOf hashes: [[UInt8]]) async -> Bool {
        await blocking.run { hashes.contains { PasswordHash.matches(password, $0) } }
    }

    /// Seals an authenticator's seed for one device.
    package func sealSeed(_ seed: SecretBytes, of serialNumber: String, account: AccountID, randomness: any Randomness) throws -> [UInt8] {
        try credentials.seal(seed, account: account.digits, kind: "mfa", id: serialNumber, randomness: randomness)
    }

    /// A new seed, in base 32.
    package func newSeed(_ randomness: any Randomness) -> SecretBytes { OneTimePassword.newSeed(randomness) }

    /// The first of `steps` whose codes, one step after the other, are `codes`; nil if none is.
    package func step(of device: MFADevice, codes: [String], in steps: some Sequence<Int64> & Sendable) throws -> Int64? {
        let seed: SecretBytes = try credentials.open(
            device.sealedSeed, account: device.account.digits, kind: "mfa", id: device.id)
        return steps.first { step in
            codes.enumerated().allSatisfy { offset, code in OneTimePassword.code(of: seed, step: step + Int64(offset)) == code }
        }
    }

    /// The authenticator's step at a time, if its clock is right.
    package func step(at time: Instant) -> Int64 { OneTimePassword.step(at: time) }
}
