import AWSTypes
import Model
import Service
import Wire

/// Attaches a managed policy to a user. (IAM API reference, *AttachUserPolicy*.)
struct AttachUserPolicy: EntityOperation {
    let userName: ExistingUserName
    let policyArn: EntityARN

    static let isReadOnly: Bool = false
    static let showsBoundary: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("policyArn", policyArn.text) }
    var entityName: String? { userName.text }
    var requestKeys: IAMKeys { IAMKeys(policyARN: policyArn.text) }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var holder: User = found
        try await call.demandAttachable(policyArn.text)
        try holder.attach(policyArn.text)
        call.changes.update(holder)
        return NoOutput()
    }
}
