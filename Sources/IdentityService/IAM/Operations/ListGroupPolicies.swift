import AWSTypes
import Model
import Service
import Wire

/// Lists the policies that lie in a group. (IAM API reference, *ListGroupPolicies*.)
struct ListGroupPolicies: EntityOperation {
    let groupName: GroupName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { groupName.text }

    func run(on holder: Group, in call: Call) async throws -> ListedTexts {
        ListedTexts("PolicyNames", try call.page(holder.inlinePolicies.map(\.name), by: { $0 }, Paging(marker, maxItems, [holder.id])))
    }
}
