import AWSTypes
import Model
import Service
import Wire

/// Lists the managed policies that are attached to a role. (IAM API reference, *ListAttachedRolePolicies*.)
struct ListAttachedRolePolicies: EntityOperation {
    let roleName: RoleName
    let pathPrefix: PolicyPath?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("roleName", roleName.text).text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value)
    }
    var entityName: String? { roleName.text }

    func run(on holder: Role, in call: Call) async throws -> Listed<AttachedPolicyShape> {
        let shapes: [AttachedPolicyShape] = holder.attachedPolicies.filter { $0.hasPolicyPath(pathPrefix?.text) }
            .map { AttachedPolicyShape(arn: $0) }
        return Listed("AttachedPolicies", try call.page(shapes, by: \.name, Paging(marker, maxItems, [holder.id])))
    }
}
