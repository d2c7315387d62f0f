import AWSTypes
import Model
import Service
import Wire

/// Learns a device's clock from two consecutive codes. (IAM API reference, *ResyncMFADevice*.)
struct ResyncMFADevice: EntityOperation {
    let userName: ExistingUserName
    let serialNumber: DeviceSerialNumber
    let authenticationCode1: AuthenticationCode
    let authenticationCode2: AuthenticationCode

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).text("serialNumber", serialNumber.text) }
    var entityName: String? { userName.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        let device: MFADevice = try await call.demandDevice(serialNumber.text, of: user)
        call.changes.update(try device.synchronized(authenticationCode1, authenticationCode2, in: call))
        return NoOutput()
    }
}
