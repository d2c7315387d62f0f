import AWSTypes
import Model
import Service
import Wire

/// Lists SAML providers: there are none. (IAM API reference, *ListSAMLProviders*.)
struct ListSAMLProviders: Operation {

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> SAMLProviders { SAMLProviders() }
}

struct SAMLProviders: WireEncodable {
    func encode(to out: inout some WireObject) { out.list("SAMLProviderList", [] as [String]) }
}
