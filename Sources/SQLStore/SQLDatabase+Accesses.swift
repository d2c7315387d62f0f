package import AWSTypes
package import Model

/// An access as a record of the trail tells of it.
package struct TrailedAccess: Hashable, Sendable {
    /// What was asked for; it meant a secret that was there.
    package let secret: SecretReference
    /// The version that was asked for; nil if it was found by a label.
    package let version: VersionID?
    /// Nil for `AWSCURRENT`.
    package let label: StagingLabel?
    /// Any moment of the day.
    package let time: Instant

    package init(secret: SecretReference, version: VersionID?, label: StagingLabel?, time: Instant) {
        self.secret = secret
        self.version = version
        self.label = label
        self.time = time
    }
}

extension SQLDatabase {
    /// The accesses that the trail's records up to this sequence tell of are written; those of later ones were perhaps lost in a crash.
    package var accessMark: UInt64 { mark.sequence }

    /// Takes in what the trail has behind ``accessMark``, before anything else is done with the store. The next flush writes it.
    ///
    /// A version that was read by its label is looked up as the labels are now: they may have moved since. Secrets that are gone are passed over.
    package func restore(_ trailed: some Sequence<TrailedAccess> & Sendable) async throws(StoreError) {
        let batch: Accesses.Batch = try await read { session throws(SQLError) in
            var batch: Accesses.Batch = [:]
            for access: TrailedAccess in trailed {
                // A secret that was made later under the name of one that is gone is not meant.
                guard let id: Secret.ID = access.secret.id, let secret: Secret = try Secret.load(id, from: session),
                    access.secret.names(secret), secret.createdAt.day <= access.time.day,
                    let version: VersionID = access.version ?? secret.labels[access.label ?? .current]
                else { continue }
                let read: SecretVersion.ID = SecretVersion.ID(secret: secret.serial, version: version)
                batch[read] = max(batch[read] ?? 0, access.time.day)
            }
            return batch
        }
        accesses.restore(batch)
    }
}
