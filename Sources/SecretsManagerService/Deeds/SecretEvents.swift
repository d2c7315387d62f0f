import AWSTypes
import Model
import Service

/// The service events of Secrets Manager (contract: *CloudTrail*, §3; user guide, *Secrets Manager events*).
extension Call {
    /// Records `name` once for each version of `secret`.
    func announceForEachVersion(_ name: String, of secret: Secret) {
        for _ in 0..<secret.announcedVersions { announce(ServiceEvent(name, of: secret)) }
    }

    /// A rotation that was under way ends where a new current value takes `AWSPENDING` off.
    func announceAbandonedRotation(of secret: Secret, before: Secret) {
        guard before.labels[.pending] != nil, secret.labels[.pending] == nil else { return }
        announce(ServiceEvent("RotationAbandoned", of: secret, requestID: "Rotation-\(secret.arn)-\(randomness.uuid())"))
    }

    /// What became of a copy, if that is new. `before` is nil for a copy that is asked for now.
    func announce(_ replica: Replica, before: Replica?, of primary: Secret) {
        guard before?.status != replica.status || before?.message != replica.message else { return }
        if before?.status != .inSync { announce(ServiceEvent("ReplicationStarted", of: primary)) }
        switch replica.status {
        case .inSync: announce(ServiceEvent("ReplicationSucceeded", of: primary))
        case .failed: announce(ServiceEvent("ReplicationFailed", of: primary, error: replica.message))
        case .inProgress: break
        }
    }
}

extension ServiceEvent {
    init(_ name: String, of secret: Secret, error: String? = nil, requestID: String? = nil) {
        self.init(
            name, account: secret.account, region: secret.region, details: AuditFields().text("SecretId", secret.arn), error: error,
            requestID: requestID)
    }
}

extension Secret {
    /// How many events a deletion's step makes: one a version, a secret without any counts as one; not more than are kept for long, for a
    /// caller could otherwise fill the trail with a single call.
    var announcedVersions: Int { min(max(versionCount, 1), Secret.keptVersions) }
}
