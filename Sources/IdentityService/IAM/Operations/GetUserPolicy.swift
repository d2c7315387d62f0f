import AWSTypes
import Model
import Service
import Wire

/// Shows a policy that lies in a user. (IAM API reference, *GetUserPolicy*.)
struct GetUserPolicy: EntityOperation {
    let userName: ExistingUserName
    let policyName: PolicyName

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("policyName", policyName.text) }
    var entityName: String? { userName.text }

    func run(on holder: User, in call: Call) async throws -> InlinePolicyAnswer {
        InlinePolicyAnswer(holder: "UserName", name: holder.name, policy: try holder.inlinePolicy(policyName.text))
    }
}
