import AWSTypes
import Model
import Service
import Wire

/// Lists the instance profiles that hold a role. (IAM API reference, *ListInstanceProfilesForRole*.)
struct ListInstanceProfilesForRole: EntityOperation {
    let roleName: RoleName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { roleName.text }

    func run(on role: Role, in call: Call) async throws -> Listed<InstanceProfileShape> {
        var shapes: [InstanceProfileShape] = []
        for referrer: IAMReferrer in try await call.store.referrers(of: role.id, in: call.account) where referrer.role == .instance {
            if let profile: InstanceProfile = try await call.entity(InstanceProfile.self, referrer.id) {
                shapes.append(try await call.shape(of: profile, isListed: true))
            }
        }
        return Listed("InstanceProfiles", try call.page(shapes, by: \.profile.name, Paging(marker, maxItems, [role.id])))
    }
}
