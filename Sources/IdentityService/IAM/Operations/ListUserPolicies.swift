import AWSTypes
import Model
import Service
import Wire

/// Lists the policies that lie in a user. (IAM API reference, *ListUserPolicies*.)
struct ListUserPolicies: EntityOperation {
    let userName: ExistingUserName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { userName.text }

    func run(on holder: User, in call: Call) async throws -> ListedTexts {
        ListedTexts("PolicyNames", try call.page(holder.inlinePolicies.map(\.name), by: { $0 }, Paging(marker, maxItems, [holder.id])))
    }
}
