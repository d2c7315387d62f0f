package import AWSTypes

extension Secret {
    /// The region where it is written; nil if replication was never configured.
    package var primaryRegion: String? {
        switch replication {
        case .none: nil
        case .primary: region.name
        case .replica(let primary): primary.name
        }
    }

    package var replicas: [Replica] {
        get {
            guard case .primary(let replicas) = replication else { return [] }
            return replicas
        }
        set { replication = .primary(replicas: newValue) }
    }

    package var isReplica: Bool {
        guard case .replica = replication else { return false }
        return true
    }

    /// Whether it is `primary`'s copy, and not one of an earlier secret of the same name: the ARN's suffix tells.
    package func isCopy(of primary: Secret) -> Bool { replication == .replica(primary: primary.region) && suffix == primary.suffix }

    /// Refuses what may be done to a primary only.
    package func demandPrimary() throws(AWSError) {
        guard !isReplica else {
            throw .invalidParameter("Operation not permitted on a replica secret. Call must be made in primary secret's region.")
        }
    }

    /// Refuses to delete a primary whose copies still stand. `identifier` is the `SecretId` as given.
    package func demandNoReplicas(identifier: String) throws(AWSError) {
        guard replicas.isEmpty else {
            throw .invalidParameter(
                "You can't delete secret \(identifier) that still has replica regions [\(replicas.map(\.region.name).joined(separator: ","))]"
            )
        }
    }

    /// Turns a replica into a secret of its own.
    package mutating func standAlone(at now: Instant) {
        replication = .primary(replicas: [])
        lastChangedAt = now
    }

    /// Takes over what a primary shares with its copies: all but its versions, which have a ciphertext of their own in each region.
    package mutating func follow(_ primary: Secret) {
        details = primary.details
        type = primary.type
        tags = primary.tags
        policy = primary.policy
        policyPrincipalIDs = primary.policyPrincipalIDs
        labels = primary.labels
        rotation = primary.rotation
        lastChangedAt = primary.lastChangedAt
    }
}

extension Secret: Searchable {
    package var descriptionText: String? { details }
}
