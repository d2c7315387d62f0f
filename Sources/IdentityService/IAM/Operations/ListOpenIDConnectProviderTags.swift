import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListOpenIDConnectProviderTags*.)
struct ListOpenIDConnectProviderTags: ProviderOperation {
    let openIDConnectProviderArn: EntityARN
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text).integer("maxItems", maxItems?.value)
    }

    func run(on provider: OIDCProvider, in call: Call) async throws -> Listed<TagShape> {
        Listed(
            "Tags", try call.page(provider.tags, by: \.key, Paging(marker, maxItems, [provider.arn])).map { TagShape(tag: $0) })
    }
}
