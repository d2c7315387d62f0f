import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagRole*.)
struct TagRole: EntityOperation {
    let roleName: RoleName
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).tags(tags.tags) }
    var entityName: String? { roleName.text }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var entity: Role = found
        try entity.demandUnlinked()
        entity.tags = try entity.tags.adding(tags.tags)
        call.changes.update(entity)
        return NoOutput()
    }
}
