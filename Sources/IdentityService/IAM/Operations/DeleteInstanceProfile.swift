import AWSTypes
import Model
import Service
import Wire

/// Deletes an instance profile without a role. (IAM API reference, *DeleteInstanceProfile*.)
struct DeleteInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("instanceProfileName", instanceProfileName.text) }
    var entityName: String? { instanceProfileName.text }

    func run(on profile: InstanceProfile, in call: Call) async throws -> NoOutput {
        guard profile.role == nil else {
            throw AWSError.deleteConflict("Cannot delete entity, must remove roles from instance profile first.")
        }
        call.changes.delete(profile)
        return NoOutput()
    }
}
