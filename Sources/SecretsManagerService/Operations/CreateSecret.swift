import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Makes a secret, with a first version if a value is given. (API reference, *CreateSecret*.)
struct CreateSecret: Operation {
    let name: SecretName
    let clientRequestToken: ClientRequestToken?
    let description: SecretDescription?
    let kmsKeyId: KMSKeyIdentifier?
    let secretBinary: SecretBinary?
    let secretString: SecretString?
    let tags: [TagMember]?
    let addReplicaRegions: ReplicaRegions?
    let forceOverwriteReplicaSecret: Bool?
    let type: SecretType?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("name", name.text).text("clientRequestToken", clientRequestToken?.text).text("description", description?.text)
            .text("kmsKeyId", kmsKeyId?.text).tags(tags?.map(\.tag)).objects("addReplicaRegions", addReplicaRegions?.auditFields)
            .boolean("forceOverwriteReplicaSecret", forceOverwriteReplicaSecret).text("type", type?.text)
    }

    func auditFields(of output: CreatedSecret) -> AuditFields? {
        AuditFields().text("arn", output.arn).text("name", output.name).text("versionId", output.versionID?.text)
    }

    func target(in call: Call) async throws -> Found<Secret.ID> {
        try Secret.demandName(name.text)
        _ = try ClientRequestToken.demand(clientRequestToken)
        return .found(Secret.ID(account: call.account, region: call.region, name: name.text))
    }

    func access(to target: Found<Secret.ID>, in call: Call) -> [Access] {
        let arn: String = Secret.arn(Secret.ID(account: call.account, region: call.region, name: name.text), suffix: "??????")
        var actions: [String] = ["secretsmanager:CreateSecret"]
        if tags?.isEmpty == false { actions.append("secretsmanager:TagResource") }
        if addReplicaRegions?.items.isEmpty == false { actions.append("secretsmanager:ReplicateSecretToRegions") }
        let keys: ConditionKeys = ConditionKeys(secretID: nil, secret: nil) { key($0) }
        return actions.map { Access($0, on: arn, shownAs: name.text, owner: call.account) { keys.value(of: $0) } }
    }

    /// The tags to come count as the secret's own.
    private func key(_ name: String) -> KeyValue? {
        let tags: [Tag] = tags?.map(\.tag) ?? []
        switch name {
        case "name": return .one(self.name.text)
        case "description": return (description?.text).map { .one($0) }
        case "kmskeyarn", "kmskeyid": return (kmsKeyId?.text).map { .one($0) }
        case "type", "resource/type": return (type?.text).map { .one($0) }
        case "addreplicaregions": return addReplicaRegions.map { .many($0.items.map(\.region.text)) }
        case "forceoverwritereplicasecret": return forceOverwriteReplicaSecret?.conditionValue
        default:
            return TagKeys.value(of: name, prefix: "aws:resourcetag/", in: tags) ?? TagKeys.value(
                of: name, prefix: "resourcetag/", in: tags)
                ?? RequestTags(tags: tags).value(of: name)
        }
    }

    func run(on id: Secret.ID, in call: Call) async throws -> CreatedSecret {
        let token: VersionID = try ClientRequestToken.demand(clientRequestToken)
        let value: SecretValue? = try SecretValue(string: secretString, binary: secretBinary)
        if let existing: Secret = try await call.secret(id) { return try await repeated(existing, token, value, in: call) }

        try await call.demandRoom(in: id.region, of: id.account)
        var secret: Secret = Secret(new: id, at: call.now, randomness: call.randomness)
        secret.details = description?.text
        secret.type = type?.text
        if let tags, !tags.isEmpty { try secret.tag(tags.map(\.tag), at: call.now) }
        secret.kmsKeyARN = try await call.keyRing.keyARN(named: kmsKeyId?.text, for: id, in: call)
        if let value {
            try secret.addVersion(token, labels: nil, at: call.now)
            call.changes.insert(secret)
            try await call.insertVersion(token, value, of: secret)
        } else {
            call.changes.insert(secret)
        }
        if let addReplicaRegions {
            try await Replicator(call: call).add(
                addReplicaRegions.items, to: &secret, force: forceOverwriteReplicaSecret ?? false)
        }
        return CreatedSecret(
            arn: secret.arn, name: secret.name, versionID: value == nil ? nil : token,
            replicas: addReplicaRegions == nil ? nil : secret.replicas)
    }

    /// The name is taken: by this very request, sent again, or by another one.
    private func repeated(_ existing: Secret, _ token: VersionID, _ value: SecretValue?, in call: Call) async throws -> CreatedSecret {
        guard existing.deletionDate == nil else {
            throw AWSError.invalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.")
        }
        guard let value, try await call.hasValue(value, as: token, in: existing) else {
            throw AWSError("ResourceExistsException", "The operation failed because the secret \(existing.name) already exists.")
        }
        return CreatedSecret(
            arn: existing.arn, name: existing.name, versionID: token, replicas: addReplicaRegions == nil ? nil : existing.replicas)
    }
}
