import AWSTypes
import Model
import Service
import Wire

/// Lists managed policies: the account's and AWS's. (IAM API reference, *ListPolicies*.)
struct ListPolicies: Operation {
    let scope: PolicyScope?
    let onlyAttached: Bool?
    let pathPrefix: PolicyPath?
    let policyUsageFilter: PolicyUsage?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("scope", scope?.rawValue).boolean("onlyAttached", onlyAttached).text("pathPrefix", pathPrefix?.text).text(
            "policyUsageFilter", policyUsageFilter?.rawValue
        ).integer("maxItems", maxItems?.value)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "*", shownAs: "policy path \(pathPrefix?.text ?? "/")", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Listed<PolicyShape> {
        var policies: [AnyPolicy] = []
        if scope != .local { policies += AWSManagedPolicies().all.map { .aws($0) } }
        if scope != .aws {
            let count: Int = try await call.store.count(.policy, in: call.account)
            policies += try await call.store.entities(ManagedPolicy.self, in: call.account, pathPrefix: "/", after: nil, limit: count)
                .map { .customer($0) }
        }
        var shapes: [PolicyShape] = []
        for policy: AnyPolicy in policies where policy.path.hasPrefix(pathPrefix?.text ?? "/") {
            let shape: PolicyShape = try await call.shape(of: policy, isListed: true)
            let uses: Int =
                switch policyUsageFilter {
                case .permissions: shape.attachments
                case .boundary: shape.boundaries
                case nil: shape.attachments + shape.boundaries
                }
            if uses > 0 || onlyAttached != true && policyUsageFilter == nil { shapes.append(shape) }
        }
        let parameters: [String] = [
            scope?.rawValue ?? "", pathPrefix?.text ?? "", policyUsageFilter?.rawValue ?? "", onlyAttached == true ? "attached" : "",
        ]
        return Listed("Policies", try call.page(shapes, by: \.policy.arn, Paging(marker, maxItems, parameters)))
    }
}

/// `Scope`.
enum PolicyScope: String, WireEnum {
    case all = "All"
    case aws = "AWS"
    case local = "Local"
}
