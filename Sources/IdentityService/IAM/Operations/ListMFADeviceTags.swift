import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListMFADeviceTags*.)
struct ListMFADeviceTags: DeviceOperation {
    let serialNumber: DeviceSerialNumber
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("serialNumber", serialNumber.text).integer("maxItems", maxItems?.value) }

    func run(on found: MFADevice, in call: Call) async throws -> Listed<TagShape> {
        Listed("Tags", try call.page(found.tags, by: \.key, Paging(marker, maxItems, [serialNumber.text])).map { TagShape(tag: $0) })
    }
}
