import AWSTypes
import Model
import SecretMemory
import Service

extension Call {
    /// Opens a version of `secret` and notes the access.
    func read(_ secret: Secret, version asked: VersionID?, label: StagingLabel?) async throws -> ReadValue {
        try secret.demandAlive()
        let version: VersionID = try secret.select(asked, label: label)
        guard let stored: SecretVersion = try await self.version(SecretVersion.ID(secret: secret.serial, version: version)) else {
            throw AWSError.valueNotFound(version: version)
        }
        guard let sealed: SecretVersion.Sealed = stored.value else {
            throw AWSError.valueNotFound(label: label ?? secret.labels.labels(of: version).first ?? .current)
        }
        try await demandReach(of: secret, under: sealed.keyARN)
        let bytes: SecretBytes = try await keyRing.open(sealed, of: secret, version: version, in: self)
        store.noteAccess(to: stored.id, at: now)
        return ReadValue(
            arn: secret.arn, name: secret.name, versionID: version, value: SecretValue(kind: sealed.kind, bytes: bytes),
            labels: secret.labels.labels(of: version), createdAt: stored.createdAt)
    }

    /// Whether `secret` has a version `token` with this very value. Another value under the token is AWS's error.
    func hasValue(_ value: SecretValue, as token: VersionID, in secret: Secret) async throws -> Bool {
        guard let stored: SecretVersion = try await version(SecretVersion.ID(secret: secret.serial, version: token)) else { return false }
        guard let sealed: SecretVersion.Sealed = stored.value else { return false }
        // Whoever may not read it may not guess it either.
        try await demandReach(of: secret, under: sealed.keyARN)
        guard sealed.kind == value.kind, try await keyRing.open(sealed, of: secret, version: token, in: self) == value.bytes else {
            throw AWSError(
                "ResourceExistsException",
                "You can't use ClientRequestToken \(token) because that value is already in use for a version of secret \(secret.arn).")
        }
        return true
    }

    /// Refuses another account's caller what lies under the account's own `aws/secretsmanager` key: no policy opens that to others.
    func demandReach(of secret: Secret, under keyARN: String?) async throws {
        guard caller.account != secret.account, try await liesUnderDefaultKey(secret, keyARN: keyARN) else { return }
        throw AWSError.invalidRequest(
            "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.")
    }

    /// Whether `keyARN` is the account's own `aws/secretsmanager`, or none, which means the same.
    func liesUnderDefaultKey(_ secret: Secret, keyARN: String?) async throws -> Bool {
        guard let keyARN else { return true }
        return try await keyARN == keyRing.defaultKeyARN(of: secret.account, in: self, region: secret.region)
    }
}
