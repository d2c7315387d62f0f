import AWSTypes
import Model
import PolicyEngine
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
        let role: Role? = try await call.entity(Role.self, named: roleName.text)
        // "The caller of this operation must be granted the PassRole permission on the IAM role" (API reference).
        try await call.demand(
            Access("iam:PassRole", on: role?.arn ?? Role.absentARN(roleName.text, call.account), owner: call.account) {
                $0 == "iam:passedtoservice" ? .one("ec2.amazonaws.com") : nil
            })
        guard let role else { throw Role.missing(roleName.text) }
        try role.demandUnlinked()
        guard profile.role == nil else { throw AWSError.quotaExceeded("InstanceSessionsPerInstanceProfile", 1) }
        profile.role = role.id
        call.changes.update(profile)
        call.changes.require(role)
        return NoOutput()
    }
}
