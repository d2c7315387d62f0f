import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagInstanceProfile*.)
struct TagInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("instanceProfileName", instanceProfileName.text).tags(tags.tags) }
    var entityName: String? { instanceProfileName.text }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on found: InstanceProfile, in call: Call) async throws -> NoOutput {
        var entity: InstanceProfile = found
        entity.tags = try entity.tags.adding(tags.tags)
        call.changes.update(entity)
        return NoOutput()
    }
}
