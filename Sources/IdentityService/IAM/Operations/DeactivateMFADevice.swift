import AWSTypes
import Model
import Service
import Wire

/// Takes an MFA device from a user. The device stays, with its seed. (IAM API reference, *DeactivateMFADevice*.)
struct DeactivateMFADevice: EntityOperation {
    let userName: ExistingUserName?
    let serialNumber: DeviceSerialNumber

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text).text("serialNumber", serialNumber.text) }
    var entityName: String? { userName?.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        var device: MFADevice = try await call.demandDevice(serialNumber.text, of: user)
        device.user = nil
        device.enabledAt = nil
        call.changes.update(device)
        var holder: User = user
        holder.mfaDevices.removeAll { $0 == device.id }
        call.changes.update(holder)
        return NoOutput()
    }
}
