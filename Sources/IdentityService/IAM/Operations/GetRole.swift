import AWSTypes
import Model
import Service
import Wire

/// Describes a role. (IAM API reference, *GetRole*.)
struct GetRole: EntityOperation {
    let roleName: RoleName

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text) }
    var entityName: String? { roleName.text }

    func run(on role: Role, in call: Call) async throws -> Single<RoleShape> { Single("Role", try await call.shape(of: role, .whole)) }
}

extension Call {
    func shape(of role: Role, _ extent: RoleShape.Extent) async throws -> RoleShape {
        RoleShape(
            role: role, trustPolicy: try await shownTrustPolicy(of: role), extent: extent,
            lastUse: extent == .whole ? try await lastUse(of: role) : nil)
    }
}
