import AWSTypes
import Model
import Service

/// An operation on one secret that `SecretId` names.
protocol SecretOperation: Operation where Target == Secret {
    var secretId: SecretIdentifier { get }
    /// Refuses a request that is wrong whatever the secret is, before permission and existence are looked at.
    func check() throws(AWSError)
}

extension SecretOperation {
    func check() throws(AWSError) {}

    func target(in call: Call) async throws -> Found<Secret> {
        let reference: SecretReference = try SecretReference(secretId.text, account: call.account, region: call.region)
        try check()
        return try await call.find(reference)
    }

    func access(to target: Found<Secret>, in call: Call) -> [Access] { [target.access(call.action)] }
}

extension Call {
    /// The secret that `reference` names, or what the caller is authorised against instead.
    func find(_ reference: SecretReference) async throws -> Found<Secret> {
        if let id: Secret.ID = reference.id, let secret: Secret = try await secret(id), reference.names(secret) { return .found(secret) }
        return .absent(
            Absent(
                identifier: reference.given, arn: reference.presumedARN, owner: reference.id?.account ?? account, error: .secretNotFound))
    }
}

extension Found<Secret> {
    func access(_ action: String) -> Access {
        switch self {
        case .found(let secret): Access(action, on: secret.arn, owner: secret.account)
        case .absent(let absent): Access(action, on: absent.arn, shownAs: absent.identifier, owner: absent.owner)
        }
    }
}
