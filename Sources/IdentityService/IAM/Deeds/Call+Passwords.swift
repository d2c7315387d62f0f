import AWSTypes
import Model
import SecretMemory
import Service
import Wire

extension Call {
    /// Throws unless the account's password policy takes `password`, and `earlier`, hashes newest first, are not too like it.
    func check(_ password: SecretBytes, earlier: [[UInt8]]) async throws {
        let policy: PasswordPolicy? = try await account(account)?.passwordPolicy
        let faults: [String] = policy?.faults(of: password) ?? PasswordPolicy.usualFaults(of: password)
        guard faults.isEmpty else { throw AWSError("PasswordPolicyViolation", faults.joined(separator: ", ")) }
        let barred: [[UInt8]] = Array(earlier.prefix(policy?.reusePrevention ?? 0))
        guard await !keyRing.matches(password, anyOf: barred) else {
            throw AWSError("PasswordPolicyViolation", "Password was used before.")
        }
    }

    /// A profile with another password, which is checked.
    func changing(_ profile: LoginProfile, to password: SecretBytes) async throws -> LoginProfile {
        let earlier: [[UInt8]] = [profile.passwordHash] + profile.earlierHashes
        try await check(password, earlier: earlier)
        var changed: LoginProfile = profile
        changed.passwordHash = try await keyRing.hash(password, randomness: randomness)
        changed.earlierHashes = Array(earlier.prefix(try await account(account)?.passwordPolicy?.reusePrevention ?? 0))
        changed.passwordChangedAt = now
        return changed
    }
}

extension User {
    func demandLoginProfile() throws(AWSError) -> LoginProfile {
        guard let loginProfile else { throw .noSuchEntity("Login Profile for User \(name) cannot be found.") }
        return loginProfile
    }
}
