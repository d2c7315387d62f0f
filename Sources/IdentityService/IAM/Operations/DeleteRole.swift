import AWSTypes
import Model
import Service
import Wire

/// Deletes a role that has nothing any more. Its sessions end with it. (IAM API reference, *DeleteRole*.)
struct DeleteRole: EntityOperation {
    let roleName: RoleName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text) }
    var entityName: String? { roleName.text }

    func run(on role: Role, in call: Call) async throws -> NoOutput {
        try role.demandUnlinked()
        guard try await call.store.referrers(of: role.id, in: call.account).isEmpty else {
            throw AWSError.deleteConflict("Cannot delete entity, must remove roles from instance profile first.")
        }
        guard role.inlinePolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must delete policies first.") }
        guard role.attachedPolicies.isEmpty else { throw AWSError.deleteConflict("Cannot delete entity, must detach all policies first.") }
        call.changes.delete(role)
        return NoOutput()
    }
}
