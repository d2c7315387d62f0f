import AWSTypes
import Model
import Service
import Wire

/// Deletes a user who has nothing any more. (IAM API reference, *DeleteUser*.)
struct DeleteUser: EntityOperation {
    let userName: ExistingUserName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text) }
    var entityName: String? { userName.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        guard user.inlinePolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must delete policies first.") }
        guard user.attachedPolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must detach all policies first.") }
        guard user.groups.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must remove users from group first.") }
        guard user.accessKeys.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must delete access keys first.") }
        guard user.loginProfile == nil else { throw AWSError.deleteConflict("Cannot delete entity, must delete login profile first.") }
        guard user.mfaDevices.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must delete MFA device first.") }
        call.changes.delete(user)
        return NoOutput()
    }
}
