import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListRoleTags*.)
struct ListRoleTags: EntityOperation {
    let roleName: RoleName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> Listed<TagShape> {
        Listed("Tags", try call.page(found.tags, by: \.key, Paging(marker, maxItems, [roleName.text])).map { TagShape(tag: $0) })
    }
}
