import AWSTypes
import Model
import Service
import Wire

/// Lists who has a managed policy. (IAM API reference, *ListEntitiesForPolicy*.)
struct ListEntitiesForPolicy: PolicyOperation {
    let policyArn: EntityARN
    let entityFilter: EntityFilter?
    let pathPrefix: EntityPath?
    let policyUsageFilter: PolicyUsage?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("policyArn", policyArn.text).text("entityFilter", entityFilter?.rawValue).text("pathPrefix", pathPrefix?.text)
            .text("policyUsageFilter", policyUsageFilter?.rawValue).integer("maxItems", maxItems?.value)
    }

    func run(on policy: AnyPolicy, in call: Call) async throws -> PolicyEntities {
        var holders: [PolicyHolderShape] = []
        for referrer: IAMReferrer in try await call.store.referrers(of: policy.arn, in: call.account) where isWanted(referrer) {
            let holder: (any IAMEntity)? =
                switch referrer.kind {
                case .user: try await call.entity(User.self, referrer.id)
                case .role: try await call.entity(Role.self, referrer.id)
                case .group: try await call.entity(Group.self, referrer.id)
                default: nil
                }
            guard let holder, holder.path.hasPrefix(pathPrefix?.text ?? "/") else { continue }
            holders.append(PolicyHolderShape(kind: referrer.kind, name: holder.name, id: holder.id))
        }
        let parameters: [String] = [policy.arn, entityFilter?.rawValue ?? "", pathPrefix?.text ?? "", policyUsageFilter?.rawValue ?? ""]
        return PolicyEntities(page: try call.page(holders, by: { $0.kind.rawValue + $0.id }, Paging(marker, maxItems, parameters)))
    }

    private func isWanted(_ referrer: IAMReferrer) -> Bool {
        let kinds: [EntityFilter: IAMKind] = [.user: .user, .role: .role, .group: .group]
        if let entityFilter, kinds[entityFilter] != referrer.kind { return false }
        switch policyUsageFilter {
        case .permissions: return referrer.role == .attached
        case .boundary: return referrer.role == .boundary
        case nil: return true
        }
    }
}

/// `EntityFilter`.
enum EntityFilter: String, WireEnum {
    case user = "User"
    case role = "Role"
    case group = "Group"
    case localPolicy = "LocalManagedPolicy"
    case awsPolicy = "AWSManagedPolicy"
}

/// `PolicyUser`, `PolicyRole` or `PolicyGroup`.
struct PolicyHolderShape: WireEncodable {
    let kind: IAMKind
    let name: String
    let id: String

    func encode(to out: inout some WireObject) {
        switch kind {
        case .user:
            out.member("UserName", name)
            out.member("UserId", id)
        case .role:
            out.member("RoleName", name)
            out.member("RoleId", id)
        default:
            out.member("GroupName", name)
            out.member("GroupId", id)
        }
    }
}

struct PolicyEntities: WireEncodable {
    let page: Page<PolicyHolderShape>

    func encode(to out: inout some WireObject) {
        out.list("PolicyGroups", page.items.filter { $0.kind == .group })
        out.list("PolicyUsers", page.items.filter { $0.kind == .user })
        out.list("PolicyRoles", page.items.filter { $0.kind == .role })
        out.member("IsTruncated", page.marker != nil)
        out.member("Marker", page.marker)
    }
}
