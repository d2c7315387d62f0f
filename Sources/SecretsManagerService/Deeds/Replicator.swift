import AWSTypes
import Model
import SecretMemory
import Service

/// Keeps a secret's copies in other regions. Each copy is an aggregate of its own, with its own ciphertext under its region's key.
///
/// A failing replica never fails the primary: its status becomes `Failed` with a reason, and the next write tries again.
struct Replicator {
    static let nameTaken: String = "Secret with this name already exists in this region"
    /// How many copies a secret may have, those that failed included: more than AWS has regions. Each write goes through all of them.
    static let maximumRegions: Int = 64

    let call: Call

    /// Adds copies in `regions` and stages everything, the primary included.
    func add(_ regions: [ReplicaRegion], to primary: inout Secret, force: Bool) async throws {
        var names: Set<String> = []
        for name: String in regions.map(\.region.text) {
            guard name != primary.region.name else { throw AWSError.invalidParameter("Invalid replica region.") }
            guard names.insert(name).inserted else {
                throw AWSError.invalidParameter("The region `\(name)` appears more than once in the request.")
            }
        }
        guard names.union(primary.replicas.map(\.region.name)).count <= Replicator.maximumRegions else {
            throw AWSError.invalidParameter("A secret can have at most \(Replicator.maximumRegions) replica regions.")
        }
        var replicas: [Replica] = primary.replicas
        for wanted: ReplicaRegion in regions {
            let region: Region = Region(wanted.region.text)
            if try await isInSync(wanted, of: primary) { continue }
            var replica: Replica = Replica(region: region, kmsKeyID: wanted.kmsKeyId?.text, status: .inProgress, message: nil)
            try await bring(&replica, of: primary, overwriting: force)
            call.announce(replica, before: nil, of: primary)
            replicas.removeAll { $0.region == region }
            replicas.append(replica)
        }
        primary.replicas = replicas
        call.changes.update(primary)
    }

    /// Whether just this copy stands already: it has more than a new one would, such as versions without a label.
    private func isInSync(_ wanted: ReplicaRegion, of primary: Secret) async throws -> Bool {
        guard let replica: Replica = primary.replicas.first(where: { $0.region.name == wanted.region.text }), replica.status == .inSync,
            replica.kmsKeyID == wanted.kmsKeyId?.text
        else { return false }
        return try await copy(of: primary, in: replica.region) != nil
    }

    /// Erases the copies in `regions` and stages the primary.
    func remove(_ regions: Set<String>, from primary: inout Secret) async throws {
        for replica: Replica in primary.replicas where regions.contains(replica.region.name) {
            if let copy: Secret = try await copy(of: primary, in: replica.region) { call.changes.delete(copy) }
        }
        primary.replicas = primary.replicas.filter { !regions.contains($0.region.name) }
        call.changes.update(primary)
    }

    /// Carries a change of `primary`, with the version that it `added`, to its copies; copies that failed before are made anew.
    func follow(_ primary: inout Secret, added: (VersionID, SecretValue)?) async throws {
        for (place, var replica) in primary.replicas.enumerated() {
            if replica.status == .inSync, var copy: Secret = try await copy(of: primary, in: replica.region) {
                let source: Secret = primary
                try await attempt(&replica) {
                    copy.follow(source)
                    if let (version, value) = added { try await take(version, value, into: &copy) }
                    try await complete(&copy, from: source)
                    try await call.cleanUp(&copy)
                    call.changes.update(copy)
                }
            } else {
                try await bring(&replica, of: primary, overwriting: false)
            }
            call.announce(replica, before: primary.replicas[place], of: primary)
            primary.replicas[place] = replica
        }
    }

    /// Makes copies that failed anew. Stages nothing where nothing has become different.
    func heal(_ primary: inout Secret) async throws {
        let before: [Replica] = primary.replicas
        for (place, var replica) in before.enumerated() where replica.status == .failed {
            try await bring(&replica, of: primary, overwriting: false)
            call.announce(replica, before: before[place], of: primary)
            primary.replicas[place] = replica
        }
        if primary.replicas != before { call.changes.update(primary) }
    }

    /// Does one copy's part of the work and sets its status. What fails there is undone there, and is no failure of the primary;
    /// only the store's own errors are, for then nothing can be written anyway.
    private func attempt(_ replica: inout Replica, _ deed: () async throws -> Void) async throws {
        do {
            try await call.changes.allOrNothing(deed)
            replica.status = .inSync
            replica.message = nil
        } catch let error as StoreError {
            throw error
        } catch {
            replica.status = .failed
            replica.message = (error as? AWSError)?.message ?? "The secret could not be encrypted in this region."
        }
    }

    /// Makes or completes the copy that `replica` stands for, and sets its status.
    private func bring(_ replica: inout Replica, of primary: Secret, overwriting: Bool) async throws {
        guard call.settings.regions.contains(replica.region) else {
            replica.status = .failed
            replica.message = "This server does not serve the region \(replica.region)."
            return
        }
        let id: Secret.ID = Secret.ID(account: primary.account, region: replica.region, name: primary.name)
        let standing: Secret? = try await call.secret(id)
        if let standing {
            guard standing.isCopy(of: primary) || overwriting, standing.replicas.isEmpty else {
                replica.status = .failed
                replica.message = Replicator.nameTaken
                return
            }
        }
        let region: Region = replica.region
        let keyName: String? = replica.kmsKeyID
        try await attempt(&replica) {
            if let standing { call.changes.delete(standing) } else { try await call.demandRoom(in: region, of: primary.account) }
            var copy: Secret = primary.twin(in: region, at: call.now, randomness: call.randomness)
            copy.follow(primary)
            copy.kmsKeyARN = try await call.keyRing.keyARN(named: keyName, for: copy.id, in: call)
            // Before its versions: they belong to it.
            call.changes.insert(copy)
            try await complete(&copy, from: primary)
            call.changes.update(copy)
        }
    }

    /// Stages those of the labelled versions that `copy` lacks, each encrypted anew: an older version may have got a label again.
    private func complete(_ copy: inout Secret, from primary: Secret) async throws {
        for (version, _) in primary.labels.byVersion {
            let id: SecretVersion.ID = SecretVersion.ID(secret: copy.serial, version: version)
            guard try await call.version(id) == nil,
                let original: SecretVersion = try await call.version(SecretVersion.ID(secret: primary.serial, version: version))
            else { continue }
            var value: SecretVersion.Sealed?
            if let sealed: SecretVersion.Sealed = original.value {
                let bytes: SecretBytes = try await call.keyRing.open(sealed, of: primary, version: version, in: call)
                value = try await call.keyRing.seal(bytes, kind: sealed.kind, of: copy, version: version, in: call)
            }
            copy.versionCount += 1
            call.changes.insert(SecretVersion(id: id, createdAt: original.createdAt, value: value))
        }
    }

    /// A version that the primary has just got.
    private func take(_ version: VersionID, _ value: SecretValue, into copy: inout Secret) async throws {
        let id: SecretVersion.ID = SecretVersion.ID(secret: copy.serial, version: version)
        let sealed: SecretVersion.Sealed = try await call.keyRing.seal(value.bytes, kind: value.kind, of: copy, version: version, in: call)
        if var waiting: SecretVersion = try await call.version(id) {
            waiting.value = sealed
            call.changes.update(waiting)
        } else {
            copy.versionCount += 1
            call.changes.insert(SecretVersion(id: id, createdAt: call.now, value: sealed))
        }
    }

    private func copy(of primary: Secret, in region: Region) async throws -> Secret? {
        guard let copy: Secret = try await call.secret(Secret.ID(account: primary.account, region: region, name: primary.name)),
            copy.isCopy(of: primary)
        else { return nil }
        return copy
    }
}
