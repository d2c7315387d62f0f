import AWSTypes
import Model
import Service
import Wire

/// Takes a user's password for the console away. (IAM API reference, *DeleteLoginProfile*.)
struct DeleteLoginProfile: EntityOperation {
    let userName: ExistingUserName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text) }
    var entityName: String? { userName?.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        _ = try user.demandLoginProfile()
        var changed: User = user
        changed.loginProfile = nil
        call.changes.update(changed)
        return NoOutput()
    }
}
