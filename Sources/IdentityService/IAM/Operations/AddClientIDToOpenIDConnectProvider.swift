import AWSTypes
import Model
import Service
import Wire

/// Adds an audience; adding it twice is no error. (IAM API reference, *AddClientIDToOpenIDConnectProvider*.)
struct AddClientIDToOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let clientID: ClientID

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).text("clientID", clientID.text)
    }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        var changed: OIDCProvider = provider
        guard !provider.clientIDs.contains(clientID.text) else { return NoOutput() }
        guard provider.clientIDs.count < OIDCProvider.audienceLimit else {
            throw AWSError.quotaExceeded("ClientIdsPerOpenIdConnectProvider", OIDCProvider.audienceLimit)
        }
        changed.clientIDs.append(clientID.text)
        call.changes.update(changed)
        return NoOutput()
    }
}
