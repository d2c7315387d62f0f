import AWSTypes
import Model
import Service
import Wire

/// Gives a user an MFA device, proved by two consecutive codes. (IAM API reference, *EnableMFADevice*.)
struct EnableMFADevice: EntityOperation {
    let userName: ExistingUserName
    let serialNumber: DeviceSerialNumber
    let authenticationCode1: AuthenticationCode
    let authenticationCode2: AuthenticationCode

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("serialNumber", serialNumber.text) }
    var entityName: String? { userName.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        guard user.mfaDevices.count < User.deviceLimit else { throw AWSError.quotaExceeded("MFADevicesPerUser", User.deviceLimit) }
        var device: MFADevice = try await call.demandDevice(serialNumber.text)
        guard device.user == nil else {
            throw AWSError.entityExists("MFADevice with serial number \(serialNumber.text) is already in use.")
        }
        device = try device.synchronized(authenticationCode1, authenticationCode2, in: call)
        device.user = user.id
        device.enabledAt = call.now
        call.changes.update(device)
        var holder: User = user
        holder.mfaDevices.append(device.id)
        call.changes.update(holder)
        return NoOutput()
    }
}
