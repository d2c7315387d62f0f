import AWSTypes
import Model
import Service
import Wire

/// Takes a role out of an instance profile. (IAM API reference, *RemoveRoleFromInstanceProfile*.)
struct RemoveRoleFromInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName
    let roleName: RoleName

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("instanceProfileName", instanceProfileName.text).text("roleName", roleName.text) }
    var entityName: String? { instanceProfileName.text }

    func run(on found: InstanceProfile, in call: Call) async throws -> NoOutput {
        var profile: InstanceProfile = found
        guard let role: Role = try await call.entity(Role.self, named: roleName.text), profile.role == role.id else {
            throw Role.missing(roleName.text)
        }
        profile.role = nil
        call.changes.update(profile)
        return NoOutput()
    }
}
