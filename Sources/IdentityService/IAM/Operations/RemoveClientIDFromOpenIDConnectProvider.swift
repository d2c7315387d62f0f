import AWSTypes
import Model
import Service
import Wire

/// Takes an audience away; taking away what is not there is no error. (IAM API reference, *RemoveClientIDFromOpenIDConnectProvider*.)
struct RemoveClientIDFromOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let clientID: ClientID

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).text("clientID", clientID.text)
    }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        var changed: OIDCProvider = provider
        changed.clientIDs.removeAll { $0 == clientID.text }
        call.changes.update(changed)
        return NoOutput()
    }
}
