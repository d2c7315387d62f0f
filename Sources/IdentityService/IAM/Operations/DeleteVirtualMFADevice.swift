import AWSTypes
import Model
import Service
import Wire

/// Deletes an MFA device that nobody has. (IAM API reference, *DeleteVirtualMFADevice*.)
struct DeleteVirtualMFADevice: DeviceOperation {
    let serialNumber: DeviceSerialNumber

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("serialNumber", serialNumber.text) }

    func run(on device: MFADevice, in call: Call) async throws -> NoOutput {
        guard device.user == nil else {
            throw AWSError.deleteConflict("MFA VirtualDevice in use. Must deactivate first.")
        }
        call.changes.delete(device)
        return NoOutput()
    }
}
