import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagRole*.)
struct UntagRole: EntityOperation {
    let roleName: RoleName
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("roleName", roleName.text).texts("tagKeys", tagKeys.items.map(\.text)) }
    var entityName: String? { roleName.text }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on found: Role, in call: Call) async throws -> NoOutput {
        var entity: Role = found
        try entity.demandUnlinked()
        entity.tags = entity.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(entity)
        return NoOutput()
    }
}
