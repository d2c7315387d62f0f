import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Lists the policies in, on and through the groups of an identity that allow anything of some services.
/// (IAM API reference, *ListPoliciesGrantingServiceAccess*.)
struct ListPoliciesGrantingServiceAccess: Operation {
    let arn: EntityARN
    let serviceNamespaces: ServiceNamespaces
    let marker: Marker?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("arn", arn.text).texts("serviceNamespaces", serviceNamespaces.items.map(\.text))
    }

    func target(in call: Call) async throws -> Found<SimulatedHolder> { try await call.simulatedHolder(arn.text) }
    func access(to target: Found<SimulatedHolder>, in call: Call) -> [Access] { [Access(call.action, on: arn.text, owner: call.account)] }

    func run(on holder: SimulatedHolder, in call: Call) async throws -> Listed<ServiceAccessShape> {
        var holders: [any PolicyHolder]
        switch holder {
        case .group(let group): holders = [group]
        case .role(let role): holders = [role]
        case .user(let user):
            holders = [user]
            for id: String in user.groups { if let group: Group = try await call.entity(Group.self, id) { holders.append(group) } }
        }
        var grants: [(shape: GrantingPolicyShape, document: PolicyDocument)] = []
        for holder: any PolicyHolder in holders {
            for policy: InlinePolicy in holder.inlinePolicies {
                grants.append((GrantingPolicyShape(inline: policy.name, of: holder), try PolicyDocument.readable(policy.document)))
            }
            for arn: String in holder.attachedPolicies {
                guard let policy: AnyPolicy = try await call.policy(arn) else { continue }
                grants.append((GrantingPolicyShape(managed: policy), try PolicyDocument.readable(policy.document)))
            }
        }
        let services: [ServiceAccessShape] = serviceNamespaces.items.map { service in
            ServiceAccessShape(
                service: service.text, policies: grants.filter { $0.document.allowsSomething(of: service.text.lowercased()) }.map(\.shape))
        }
        let asked: [String] = [arn.text] + serviceNamespaces.items.map(\.text)
        return Listed("PoliciesGrantingServiceAccess", try call.page(services, by: \.service, Paging(marker, nil, asked)))
    }
}

/// An item of `PoliciesGrantingServiceAccess`.
struct ServiceAccessShape: WireEncodable {
    let service: String
    let policies: [GrantingPolicyShape]

    func encode(to out: inout some WireObject) {
        out.member("ServiceNamespace", service)
        out.list("Policies", policies)
    }
}

/// `PolicyGrantingServiceAccess`: an inline policy has an entity, a managed one an ARN.
struct GrantingPolicyShape: WireEncodable {
    private let name: String
    private var arn: String?
    private var entity: (kind: IAMKind, name: String)?

    init(inline name: String, of holder: any PolicyHolder) {
        self.name = name
        entity = (type(of: holder).kind, holder.name)
    }

    init(managed policy: AnyPolicy) {
        name = policy.name
        arn = policy.arn
    }

    func encode(to out: inout some WireObject) {
        out.member("PolicyName", name)
        out.member("PolicyType", arn == nil ? "INLINE" : "MANAGED")
        out.member("PolicyArn", arn)
        out.member("EntityType", entity?.kind.rawValue.uppercased())
        out.member("EntityName", entity?.name)
    }
}

/// `ServiceNamespaces`.
struct ServiceNamespaces: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...200)
    let items: [ServiceNamespace]
    init(_ items: [ServiceNamespace]) { self.items = items }
}

/// Such as `secretsmanager`.
struct ServiceNamespace: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 1...64, pattern: TextPattern(#"[\w-]*"#, each: { $0.isWordByte || $0 == UInt8(ascii: "-") }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}
