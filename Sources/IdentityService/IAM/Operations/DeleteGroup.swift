import AWSTypes
import Model
import Service
import Wire

/// Deletes a group that has nobody and nothing any more. (IAM API reference, *DeleteGroup*.)
struct DeleteGroup: EntityOperation {
    let groupName: GroupName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text) }
    var entityName: String? { groupName.text }

    func run(on group: Group, in call: Call) async throws -> NoOutput {
        guard try await call.members(of: group).isEmpty else {
            throw AWSError.deleteConflict("Cannot delete entity, must remove users from group first.")
        }
        guard group.inlinePolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must delete policies first.") }
        guard group.attachedPolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must detach all policies first.") }
        call.changes.delete(group)
        return NoOutput()
    }
}
