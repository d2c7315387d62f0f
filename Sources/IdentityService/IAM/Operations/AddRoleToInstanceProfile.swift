import AWSTypes
import Model
import Service
import Wire

/// Puts a role into an instance profile. (IAM API reference, *AddRoleToInstanceProfile*.)
struct AddRoleToInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName
    let roleName: RoleName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("instanceProfileName", instanceProfileName.text).text("roleName", roleName.text) }
    var entityName: String? { instanceProfileName.text }

    func run(on found: InstanceProfile, in call: Call) async throws -> NoOutput {
        var profile: InstanceProfile = found
        guard let role: Role = try await call.entity(Role.self, named: roleName.text) else { throw Role.missing(roleName.text) }
        guard profile.role == nil else { throw AWSError.quotaExceeded("InstanceSessionsPerInstanceProfile", 1) }
        profile.role = role.id
        call.changes.update(profile)
        call.changes.require(role)
        return NoOutput()
    }
}
