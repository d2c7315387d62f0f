import AWSTypes
import Model
import Service
import Wire

/// Shows a policy that lies in a role. (IAM API reference, *GetRolePolicy*.)
struct GetRolePolicy: EntityOperation {
    let roleName: RoleName
    let policyName: PolicyName

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("policyName", policyName.text) }
    var entityName: String? { roleName.text }

    func run(on holder: Role, in call: Call) async throws -> InlinePolicyAnswer {
        InlinePolicyAnswer(holder: "RoleName", name: holder.name, policy: try holder.inlinePolicy(policyName.text))
    }
}
