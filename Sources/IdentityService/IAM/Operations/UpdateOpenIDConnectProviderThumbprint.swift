import AWSTypes
import Model
import Service
import Wire

/// Replaces the thumbprints. (IAM API reference, *UpdateOpenIDConnectProviderThumbprint*.)
struct UpdateOpenIDConnectProviderThumbprint: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let thumbprintList: [Thumbprint]

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).texts("thumbprintList", thumbprintList.map(\.text))
    }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        var changed: OIDCProvider = provider
        try OIDCProvider.check(thumbprintList)
        changed.thumbprints = thumbprintList.map(\.text)
        call.changes.update(changed)
        return NoOutput()
    }
}
