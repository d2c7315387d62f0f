import AWSTypes
import Model
import Service
import Wire

/// Describes an instance profile. (IAM API reference, *GetInstanceProfile*.)
struct GetInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("instanceProfileName", instanceProfileName.text) }
    var entityName: String? { instanceProfileName.text }

    func run(on profile: InstanceProfile, in call: Call) async throws -> Single<InstanceProfileShape> {
        Single("InstanceProfile", try await call.shape(of: profile))
    }
}

extension Call {
    func shape(of profile: InstanceProfile, isListed: Bool = false) async throws -> InstanceProfileShape {
        var shape: RoleShape?
        if let id: String = profile.role, let role: Role = try await entity(Role.self, id) {
            shape = try await self.shape(of: role, .created)
        }
        return InstanceProfileShape(profile: profile, role: shape, isListed: isListed)
    }
}
