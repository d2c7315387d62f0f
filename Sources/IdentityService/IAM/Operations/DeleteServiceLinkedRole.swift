import AWSTypes
import Model
import Service
import Wire

/// Deletes a service-linked role. Nothing here uses one, so it is done at once. (IAM API reference, *DeleteServiceLinkedRole*.)
struct DeleteServiceLinkedRole: EntityOperation {
    let roleName: RoleName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text) }
    var entityName: String? { roleName.text }

    func run(on role: Role, in call: Call) async throws -> DeletionTask {
        guard role.isServiceLinked else {
            throw AWSError("InvalidInput", "The role \(role.name) is not a service-linked role.")
        }
        call.changes.delete(role)
        return DeletionTask(id: "task\(role.path)\(role.name)/\(call.randomness.uuid())")
    }
}

struct DeletionTask: WireEncodable {
    let id: String

    func encode(to out: inout some WireObject) { out.member("DeletionTaskId", id) }
}
