import AWSTypes
import Model
import Service
import Wire

/// Lists the account's MFA devices. (IAM API reference, *ListVirtualMFADevices*.)
struct ListVirtualMFADevices: Operation {
    let assignmentStatus: AssignmentStatus?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("assignmentStatus", assignmentStatus?.rawValue).integer("maxItems", maxItems?.value)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> Listed<VirtualDeviceShape> {
        let devices: [MFADevice] = try await call.allEntities(MFADevice.self).filter { isWanted($0) }
        let page: Page<MFADevice> = try call.page(
            devices, by: \.id, Paging(marker, maxItems, [assignmentStatus?.rawValue ?? AssignmentStatus.any.rawValue]))
        var shapes: [VirtualDeviceShape] = []
        for device: MFADevice in page.items {
            let user: User? = if let id: String = device.user { try await call.entity(User.self, id) } else { nil }
            shapes.append(VirtualDeviceShape(device: device, user: user))
        }
        return Listed("VirtualMFADevices", Page(items: shapes, marker: page.marker))
    }

    private func isWanted(_ device: MFADevice) -> Bool {
        switch assignmentStatus {
        case .assigned: device.user != nil
        case .unassigned: device.user == nil
        case .any, nil: true
        }
    }
}

/// `AssignmentStatus`.
enum AssignmentStatus: String, WireEnum {
    case assigned = "Assigned"
    case unassigned = "Unassigned"
    case any = "Any"
}
