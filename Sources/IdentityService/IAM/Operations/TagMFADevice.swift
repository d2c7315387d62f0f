import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagMFADevice*.)
struct TagMFADevice: DeviceOperation {
    let serialNumber: DeviceSerialNumber
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("serialNumber", serialNumber.text).tags(tags.tags) }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on found: MFADevice, in call: Call) async throws -> NoOutput {
        var entity: MFADevice = found
        entity.tags = try entity.tags.adding(tags.tags)
        call.changes.update(entity)
        return NoOutput()
    }
}
