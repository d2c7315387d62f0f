import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Changes description, key, type or value of a secret. (API reference, *UpdateSecret*.)
struct UpdateSecret: SecretOperation {
    let secretId: SecretIdentifier
    let clientRequestToken: ClientRequestToken?
    let description: SecretDescription?
    let kmsKeyId: KMSKeyIdentifier?
    let secretBinary: SecretBinary?
    let secretString: SecretString?
    let type: SecretType?

    func key(_ name: String) -> KeyValue? {
        switch name {
        case "description": (description?.text).map { .one($0) }
        case "kmskeyarn", "kmskeyid": (kmsKeyId?.text).map { .one($0) }
        case "type": (type?.text).map { .one($0) }
        default: nil
        }
    }

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).text("clientRequestToken", clientRequestToken?.text)
            .text("description", description?.text).text("kmsKeyId", kmsKeyId?.text).text("type", type?.text)
    }

    func auditFields(of output: NamedSecret) -> AuditFields? { output.auditFields }

    func check() throws(AWSError) {
        if secretString != nil || secretBinary != nil { _ = try ClientRequestToken.demand(clientRequestToken) }
    }

    func run(on found: Secret, in call: Call) async throws -> NamedSecret {
        var secret: Secret = found
        try secret.demandPrimary()
        try secret.demandAlive()
        guard secret.owningService == nil else {
            throw AWSError.invalidRequest("You can't update a secret that is managed by another service.")
        }
        let value: SecretValue? = try SecretValue(string: secretString, binary: secretBinary)
        let changesDetails: Bool = description != nil || kmsKeyId != nil || type != nil
        if let description { secret.details = description.text }
        if let type { secret.type = type.text }
        if let kmsKeyId { try await call.changeKey(of: &secret, to: kmsKeyId.text) }
        if changesDetails { secret.lastChangedAt = call.now }
        guard let value else {
            if changesDetails { try await call.update(&secret) }
            return NamedSecret(secret)
        }
        let token: VersionID = try ClientRequestToken.demand(clientRequestToken)
        if try await call.hasValue(value, as: token, in: secret) {
            // The request came once more: the value is there, the rest holds all the same.
            if changesDetails { try await call.update(&secret) }
            return NamedSecret(secret, version: token)
        }
        return NamedSecret(try await call.write(value, as: token, labels: nil, into: secret), version: token)
    }
}
