import AWSTypes
import Model
import Service
import Wire

/// Lists the managed policies that are attached to a user. (IAM API reference, *ListAttachedUserPolicies*.)
struct ListAttachedUserPolicies: EntityOperation {
    let userName: ExistingUserName
    let pathPrefix: PolicyPath?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("userName", userName.text).text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value)
    }
    var entityName: String? { userName.text }

    func run(on holder: User, in call: Call) async throws -> Listed<AttachedPolicyShape> {
        let shapes: [AttachedPolicyShape] = holder.attachedPolicies.filter { $0.hasPolicyPath(pathPrefix?.text) }
            .map { AttachedPolicyShape(arn: $0) }
        return Listed("AttachedPolicies", try call.page(shapes, by: \.name, Paging(marker, maxItems, [holder.id])))
    }
}
