import AWSTypes
import Model
import Service
import Wire

/// Makes an identity provider whose tokens roles may trust. (IAM API reference, *CreateOpenIDConnectProvider*.)
struct CreateOpenIDConnectProvider: Operation {
    let url: ProviderURL
    let clientIDList: [ClientID]?
    let thumbprintList: [Thumbprint]?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("url", url.text).texts("clientIDList", clientIDList?.map(\.text))
            .texts("thumbprintList", thumbprintList?.map(\.text)).tags(tags?.tags)
    }

    func auditFields(of output: NewProvider) -> AuditFields? { AuditFields().text("openIDConnectProviderArn", output.provider.arn) }

    private func provider(in call: Call) -> OIDCProvider {
        OIDCProvider(
            account: call.account, url: url.text, createdAt: call.now, clientIDs: (clientIDList ?? []).map(\.text),
            thumbprints: (thumbprintList ?? []).map(\.text))
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [])
        return ([call.action] + (tags == nil ? [] : ["iam:TagOpenIDConnectProvider"])).map { action in
            Access(action, on: provider(in: call).arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> NewProvider {
        var provider: OIDCProvider = provider(in: call)
        let host: Substring = provider.name.prefix { $0 != "/" }
        guard url.text.hasPrefix("https://"), !host.isEmpty, !provider.name.contains(where: { "?#@ ".contains($0) }) else {
            throw AWSError("ValidationError", "Invalid Open ID Connect Provider URL")
        }
        try OIDCProvider.check(thumbprintList ?? [])
        guard provider.clientIDs.count <= OIDCProvider.audienceLimit else {
            throw AWSError.quotaExceeded("ClientIdsPerOpenIdConnectProvider", OIDCProvider.audienceLimit)
        }
        guard try await call.entity(OIDCProvider.self, provider.id) == nil else {
            throw AWSError.entityExists("Provider with url \(url.text) already exists.")
        }
        provider.tags = try [].adding(tags?.tags ?? [])
        try await call.demandRoom(.oidcProviders)
        call.changes.insert(provider)
        return NewProvider(provider: provider)
    }
}

struct NewProvider: WireEncodable {
    let provider: OIDCProvider

    func encode(to out: inout some WireObject) {
        out.member("OpenIDConnectProviderArn", provider.arn)
        if !provider.tags.isEmpty { out.list("Tags", provider.tags.map { TagShape(tag: $0) }) }
    }
}
