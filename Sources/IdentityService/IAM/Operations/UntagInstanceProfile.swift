import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagInstanceProfile*.)
struct UntagInstanceProfile: EntityOperation {
    let instanceProfileName: InstanceProfileName
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("instanceProfileName", instanceProfileName.text).texts("tagKeys", tagKeys.items.map(\.text))
    }
    var entityName: String? { instanceProfileName.text }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on found: InstanceProfile, in call: Call) async throws -> NoOutput {
        var entity: InstanceProfile = found
        entity.tags = entity.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(entity)
        return NoOutput()
    }
}
