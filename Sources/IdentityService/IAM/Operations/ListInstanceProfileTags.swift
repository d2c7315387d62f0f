import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListInstanceProfileTags*.)
struct ListInstanceProfileTags: EntityOperation {
    let instanceProfileName: InstanceProfileName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("instanceProfileName", instanceProfileName.text).integer("maxItems", maxItems?.value)
    }
    var entityName: String? { instanceProfileName.text }

    func run(on found: InstanceProfile, in call: Call) async throws -> Listed<TagShape> {
        Listed("Tags", try call.page(found.tags, by: \.key, Paging(marker, maxItems, [instanceProfileName.text])).map { TagShape(tag: $0) })
    }
}
