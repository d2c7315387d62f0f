import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagUser*.)
struct UntagUser: EntityOperation {
    let userName: ExistingUserName
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).texts("tagKeys", tagKeys.items.map(\.text)) }
    var entityName: String? { userName.text }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var entity: User = found
        entity.tags = entity.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(entity)
        return NoOutput()
    }
}
