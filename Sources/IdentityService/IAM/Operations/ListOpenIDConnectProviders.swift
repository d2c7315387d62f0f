import AWSTypes
import Model
import Service
import Wire

/// Lists identity providers. (IAM API reference, *ListOpenIDConnectProviders*.)
struct ListOpenIDConnectProviders: Operation {

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> ProviderList {
        ProviderList(providers: try await call.allEntities(OIDCProvider.self))
    }
}

struct ProviderList: WireEncodable {
    let providers: [OIDCProvider]

    func encode(to out: inout some WireObject) { out.list("OpenIDConnectProviderList", providers.map { Entry(arn: $0.arn) }) }

    private struct Entry: WireEncodable {
        let arn: String

        func encode(to out: inout some WireObject) { out.member("Arn", arn) }
    }
}
