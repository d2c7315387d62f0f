import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagMFADevice*.)
struct UntagMFADevice: DeviceOperation {
    let serialNumber: DeviceSerialNumber
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("serialNumber", serialNumber.text).texts("tagKeys", tagKeys.items.map(\.text)) }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on found: MFADevice, in call: Call) async throws -> NoOutput {
        var entity: MFADevice = found
        entity.tags = entity.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(entity)
        return NoOutput()
    }
}
