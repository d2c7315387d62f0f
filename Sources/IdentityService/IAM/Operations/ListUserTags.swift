import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListUserTags*.)
struct ListUserTags: EntityOperation {
    let userName: ExistingUserName
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).integer("maxItems", maxItems?.value) }
    var entityName: String? { userName.text }

    func run(on found: User, in call: Call) async throws -> Listed<TagShape> {
        Listed("Tags", try call.page(found.tags, by: \.key, Paging(marker, maxItems, [userName.text])).map { TagShape(tag: $0) })
    }
}
