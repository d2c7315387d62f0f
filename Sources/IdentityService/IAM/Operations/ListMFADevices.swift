import AWSTypes
import Model
import Service
import Wire

/// Lists a user's MFA devices; without a name the caller's. (IAM API reference, *ListMFADevices*.)
struct ListMFADevices: Operation {
    let userName: ExistingUserName?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<KeyOwner> { try await call.keyOwner(userName?.text) }
    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> Listed<EnabledDeviceShape> {
        var devices: [EnabledDeviceShape] = []
        if case .user(let user, _) = owner {
            for id: String in user.mfaDevices {
                if let device: MFADevice = try await call.entity(MFADevice.self, id) {
                    devices.append(EnabledDeviceShape(device: device, userName: user.name))
                }
            }
        }
        return Listed("MFADevices", try call.page(devices, by: \.device.id, Paging(marker, maxItems, [owner.name ?? ""])))
    }
}
