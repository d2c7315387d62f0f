package import AWSTypes
package import Model
package import PolicyEngine

/// One run of one operation: who asks, when, and everything that the operation may use. Belongs to one task.
package final class Call {
    /// Who asks, and with which credentials.
    package let identity: Caller
    package let circumstances: Circumstances
    package let requestID: String
    /// The permission that the operation is named after, such as `secretsmanager:GetSecretValue`.
    package let action: String
    package let changes: Changes
    package let keyRing: KeyRing
    package let randomness: any Randomness
    /// The server's settings that operations heed.
    package let settings: ServiceSettings
    /// What the record names as touched.
    package private(set) var resources: [AuditResource] = []
    /// Records besides the primary one, such as one GetSecretValue for each secret of a batch.
    package private(set) var furtherRecords: [FurtherRecord] = []
    /// What the service does by itself meanwhile.
    package private(set) var serviceEvents: [ServiceEvent] = []
    /// The store as it is, without what this call has staged.
    package let store: any Store
    private let authorizer: any Authorizer

    init(
        identity: Caller, circumstances: Circumstances, requestID: String, action: String, keyRing: KeyRing, randomness: any Randomness,
        settings: ServiceSettings,
        store: any Store, authorizer: any Authorizer
    ) {
        self.identity = identity
        self.circumstances = circumstances
        self.requestID = requestID
        self.action = action
        changes = Changes()
        self.keyRing = keyRing
        self.randomness = randomness
        self.settings = settings
        self.store = store
        self.authorizer = authorizer
    }

    package var caller: Principal { identity.principal }
    package var account: AccountID { identity.principal.account }
    /// The region that the request was signed for.
    package var region: Region { identity.region }
    package var now: Instant { circumstances.time }

    /// Whether the caller has this permission, for operations whose *result* depends on it. What the operation itself needs, `access` says.
    package func may(_ access: Access) async throws -> Decision { try await judge(access).decision }

    /// Throws ``AccessDenied`` if the caller lacks this permission.
    package func demand(_ access: Access) async throws {
        let judgement: Judgement = try await judge(access)
        guard judgement.decision.isAllowed else { throw AccessDenied(caller: caller, access: access, judgement: judgement) }
    }

    /// Whether somebody has this permission: the caller, or another one in the same circumstances.
    package func judge(_ access: Access, for other: Caller? = nil) async throws -> Judgement {
        try await authorizer.judge(access, for: other ?? identity, under: circumstances)
    }

    /// Names a resource in the record.
    package func note(_ resource: AuditResource) {
        if !resources.contains(resource) { resources.append(resource) }
    }

    /// Runs `deed`, and tells which resources it noted besides.
    package func noting<Result>(_ deed: () async throws -> Result) async throws -> (result: Result, resources: [AuditResource]) {
        let before: [AuditResource] = resources
        resources = []
        defer { resources = before + resources.filter { !before.contains($0) } }
        return (try await deed(), resources)
    }

    package func announce(_ event: ServiceEvent) { serviceEvents.append(event) }
    package func add(_ record: FurtherRecord) { furtherRecords.append(record) }
}

extension Call {
    package func secret(_ id: Secret.ID) async throws(StoreError) -> Secret? {
        if let staged: Secret? = changes.state(of: id, as: Secret.self) { return staged }
        return try await store.secret(id)
    }

    package func version(_ id: SecretVersion.ID) async throws(StoreError) -> SecretVersion? {
        if let staged: SecretVersion? = changes.state(of: id, as: SecretVersion.self) { return staged }
        return try await store.secretVersion(id)
    }

    package func key(_ id: Key.ID) async throws(StoreError) -> Key? {
        if let staged: Key? = changes.state(of: id, as: Key.self) { return staged }
        return try await store.key(id)
    }

    package func keyAlias(_ id: KeyAlias.ID) async throws(StoreError) -> KeyAlias? {
        if let staged: KeyAlias? = changes.state(of: id, as: KeyAlias.self) { return staged }
        return try await store.keyAlias(id)
    }
}
