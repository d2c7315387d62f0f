import AWSTypes
import Model
import Service
import Wire

/// Detaches a managed policy from a user. (IAM API reference, *DetachUserPolicy*.)
struct DetachUserPolicy: EntityOperation {
    let userName: ExistingUserName
    let policyArn: EntityARN

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("policyArn", policyArn.text) }
    var entityName: String? { userName.text }
    var requestKeys: IAMKeys { IAMKeys(policyARN: policyArn.text) }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        try holder.detach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
