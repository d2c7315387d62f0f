import AWSTypes
import Model
import Service

extension Call {
    /// Puts `value` as version `token` of `secret`, once: the same token with the same value again changes nothing.
    /// Returns the secret as it is then.
    func put(_ value: SecretValue, as token: VersionID, labels: [StagingLabel]?, into secret: Secret) async throws -> Secret {
        try await hasValue(value, as: token, in: secret) ? secret : try await write(value, as: token, labels: labels, into: secret)
    }

    /// Writes `value` as version `token` of `secret`, which has no such value yet. Returns the secret as it is then.
    func write(_ value: SecretValue, as token: VersionID, labels: [StagingLabel]?, into found: Secret) async throws -> Secret {
        var secret: Secret = found
        try await demandReach(of: secret, under: secret.kmsKeyARN)
        let id: SecretVersion.ID = SecretVersion.ID(secret: secret.serial, version: token)
        if var waiting: SecretVersion = try await version(id) {
            try secret.fillVersion(token, labels: labels, at: now)
            waiting.value = try await keyRing.seal(value.bytes, kind: value.kind, of: secret, version: token, in: self)
            changes.update(waiting)
        } else {
            try secret.addVersion(token, labels: labels, at: now)
            try await insertVersion(token, value, of: secret)
            try await cleanUp(&secret)
        }
        announceAbandonedRotation(of: secret, before: found)
        try await update(&secret, added: (token, value))
        return secret
    }

    /// Stages a new version with its value encrypted under the secret's key.
    func insertVersion(_ version: VersionID, _ value: SecretValue, of secret: Secret) async throws {
        let sealed: SecretVersion.Sealed = try await keyRing.seal(value.bytes, kind: value.kind, of: secret, version: version, in: self)
        changes.insert(SecretVersion(id: SecretVersion.ID(secret: secret.serial, version: version), createdAt: now, value: sealed))
    }

    /// Stages the changed `secret`, and its replicas with it.
    func update(_ secret: inout Secret, added: (VersionID, SecretValue)? = nil) async throws {
        if !secret.replicas.isEmpty { try await Replicator(call: self).follow(&secret, added: added) }
        changes.update(secret)
    }

    /// Removes the oldest unlabelled versions where there are too many.
    func cleanUp(_ secret: inout Secret) async throws {
        guard secret.needsCleanup(at: now) else { return }
        let labels: StagingLabels = secret.labels
        let all: [VersionSummary] = try await store.versions(of: secret.serial, madeBefore: now)
        let unlabelled: [VersionSummary] = all.filter { labels.labels(of: $0.id).isEmpty }
        let old: [VersionSummary] = unlabelled.filter { $0.createdAt < now - Secret.keptTime }
        let removed: [VersionID] = secret.cleanUp(old.map { ($0.id, $0.createdAt) }, at: now)
        for id: VersionID in removed {
            if let version: SecretVersion = try await version(SecretVersion.ID(secret: secret.serial, version: id)) {
                changes.delete(version)
            }
        }
        if removed.count == old.count {
            // Nothing else is old enough: look again when the next one is a day old.
            let next: Instant? = unlabelled.first { $0.createdAt >= now - Secret.keptTime }?.createdAt
            secret.cleanupDueAt = (next ?? now) + Secret.keptTime
        }
    }

    /// Names another key for `secret` and re-encrypts the versions that `AWSCURRENT`, `AWSPREVIOUS` and `AWSPENDING` point to.
    func changeKey(of secret: inout Secret, to name: String) async throws {
        let keyARN: String? = try await keyRing.keyARN(named: name, for: secret.id, in: self)
        guard keyARN != secret.kmsKeyARN else { return }
        let old: Secret = secret
        secret.kmsKeyARN = keyARN
        for version: VersionID in Set([StagingLabel.current, .previous, .pending].compactMap({ old.labels[$0] })) {
            guard var stored: SecretVersion = try await self.version(SecretVersion.ID(secret: old.serial, version: version)),
                let sealed: SecretVersion.Sealed = stored.value
            else { continue }
            let bytes = try await keyRing.open(sealed, of: old, version: version, in: self)
            stored.value = try await keyRing.seal(bytes, kind: sealed.kind, of: secret, version: version, in: self)
            changes.update(stored)
        }
    }
}
