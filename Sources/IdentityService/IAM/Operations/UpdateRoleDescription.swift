import AWSTypes
import Model
import Service
import Wire

/// Changes a role's description. (IAM API reference, *UpdateRoleDescription*.)
struct UpdateRoleDescription: EntityOperation {
    let roleName: RoleName
    let description: EntityDescription

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).text("description", description.text) }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> Single<RoleShape> {
        var role: Role = found
        try role.demandUnlinked()
        role.description = description.text
        call.changes.update(role)
        return Single("Role", try await call.shape(of: role, .whole))
    }
}
