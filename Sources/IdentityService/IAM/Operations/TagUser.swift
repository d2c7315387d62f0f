import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagUser*.)
struct TagUser: EntityOperation {
    let userName: ExistingUserName
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).tags(tags.tags) }
    var entityName: String? { userName.text }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var entity: User = found
        entity.tags = try entity.tags.adding(tags.tags)
        call.changes.update(entity)
        return NoOutput()
    }
}
