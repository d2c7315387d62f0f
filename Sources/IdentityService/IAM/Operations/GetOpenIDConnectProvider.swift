import AWSTypes
import Model
import Service
import Wire

/// Describes an identity provider. (IAM API reference, *GetOpenIDConnectProvider*.)
struct GetOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text) }

    func run(on provider: OIDCProvider, in call: Call) async throws -> ProviderAnswer {
        ProviderAnswer(provider: provider)
    }
}

struct ProviderAnswer: WireEncodable {
    let provider: OIDCProvider

    func encode(to out: inout some WireObject) {
        out.member("Url", provider.name)
        out.list("ClientIDList", provider.clientIDs)
        out.list("ThumbprintList", provider.thumbprints)
        out.member("CreateDate", provider.createdAt)
        if !provider.tags.isEmpty { out.list("Tags", provider.tags.map { TagShape(tag: $0) }) }
    }
}
