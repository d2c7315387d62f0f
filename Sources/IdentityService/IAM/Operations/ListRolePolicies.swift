import AWSTypes
import Model
import Service
import Wire

/// Lists the policies that lie in a role. (IAM API reference, *ListRolePolicies*.)
struct ListRolePolicies: EntityOperation {
    let roleName: RoleName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { roleName.text }

    func run(on holder: Role, in call: Call) async throws -> ListedTexts {
        ListedTexts("PolicyNames", try call.page(holder.inlinePolicies.map(\.name), by: { $0 }, Paging(marker, maxItems, [holder.id])))
    }
}
