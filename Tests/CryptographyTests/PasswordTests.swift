import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Passwords") struct PasswordTests {
    /// RFC 6238, appendix B, with the last six of its eight digits; the seed there is `12345678901234567890`.
    @Test(
        "one-time passwords are RFC 6238's",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ]) func oneTime(time: Int64, code: String)
    {
        let seed: SecretBytes = SecretBytes(utf8: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(OneTimePassword.code(of: seed, step: time / 30) == code)
    }

    @Test("a seed has 64 letters of base 32, another each time") func seeds() {
        let seed: SecretBytes = OneTimePassword.newSeed(SystemRandomness())
        #expect(seed.exposed { $0.allSatisfy { (65...90).contains($0) || (50...55).contains($0) } } && seed.count == 64)
        #expect(!(seed == OneTimePassword.newSeed(SystemRandomness())))
    }

    @Test("a password matches its own hash alone, and no damaged one") func hashes() throws {
        let password: SecretBytes = SecretBytes(utf8: "correct horse")
        var hash: [UInt8] = try PasswordHash.make(password, randomness: SystemRandomness())
        #expect(hash != (try PasswordHash.make(password, randomness: SystemRandomness())))
        #expect(PasswordHash.matches(password, hash))
        #expect(!PasswordHash.matches(SecretBytes(utf8: "correct horsf"), hash))
        #expect(!PasswordHash.matches(password, Array(hash.dropLast())))
        hash[40] ^= 1
        #expect(!PasswordHash.matches(password, hash))
        #expect(!PasswordHash.matches(password, [1, 255, 255, 255] + hash.dropFirst(4)))
        #expect(!PasswordHash.matches(password, []))
    }
}
