import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagOpenIDConnectProvider*.)
struct TagOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).tags(tags.tags) }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        var changed: OIDCProvider = provider
        changed.tags = try provider.tags.adding(tags.tags)
        call.changes.update(changed)
        return NoOutput()
    }
}
