import AWSTypes
import Model
import Service

/// An operation on one secret that `SecretId` names.
protocol SecretOperation: Operation where Target == Secret {
    var secretId: SecretIdentifier { get }
    /// Refuses a request that is wrong whatever the secret is, before permission and existence are looked at.
    func check() throws(AWSError)
    /// A condition key of this request: what follows `secretsmanager:`, or the whole name of a global key, in lower case.
    func key(_ name: String) -> KeyValue?
}

extension SecretOperation {
    func check() throws(AWSError) {}
    func key(_ name: String) -> KeyValue? { nil }

    func target(in call: Call) async throws -> Found<Secret> {
        let reference: SecretReference = try SecretReference(secretId.text, account: call.account, region: call.region)
        try check()
        return try await call.find(reference)
    }

    func access(to target: Found<Secret>, in call: Call) -> [Access] {
        [target.access(call.action, secretID: secretId.text, in: call) { name in key(name) }]
    }
}

extension Call {
    /// The secret that `reference` names, or what the caller is authorised against instead.
    func find(_ reference: SecretReference) async throws -> Found<Secret> {
        if let id: Secret.ID = reference.id, let secret: Secret = try await secret(id), reference.names(secret) { return .found(secret) }
        return .absent(
            Absent(identifier: reference.given, arn: reference.presumedARN, owner: reference.owner, error: .secretNotFound))
    }
}

extension Found<Secret> {
    func access(
        _ action: String, secretID: String, in call: Call, keys ofRequest: @escaping @Sendable (String) -> KeyValue? = { _ in nil }
    ) -> Access {
        switch self {
        case .found(let secret):
            return secret.access(action, secretID: secretID, in: call, keys: ofRequest)
        case .absent(let absent):
            let keys: ConditionKeys = ConditionKeys(secretID: secretID, secret: nil, ofRequest: ofRequest)
            return Access(action, on: absent.arn, shownAs: absent.identifier, owner: absent.owner) { keys.value(of: $0) }
        }
    }
}

extension Secret {
    /// What `action` on it takes. A caller of another account is told of the secret what he said himself: not whether it is there.
    /// - Parameter isStored: False if the secret's policy is one that is only thought of.
    func access(
        _ action: String, secretID: String, in call: Call, isStored: Bool = true,
        keys ofRequest: @escaping @Sendable (String) -> KeyValue? = { _ in nil }
    ) -> Access {
        let keys: ConditionKeys = ConditionKeys(secretID: secretID, secret: self, ofRequest: ofRequest)
        return Access(
            action, on: arn, shownAs: call.account == account ? nil : secretID, owner: account, policy: resourcePolicy(isStored: isStored),
            heldBy: arn
        ) { keys.value(of: $0) }
    }
}
