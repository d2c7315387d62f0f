import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagOpenIDConnectProvider*.)
struct UntagOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).texts("tagKeys", tagKeys.items.map(\.text))
    }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        var changed: OIDCProvider = provider
        changed.tags = provider.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(changed)
        return NoOutput()
    }
}
