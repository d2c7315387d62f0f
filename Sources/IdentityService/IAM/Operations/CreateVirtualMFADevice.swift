import AWSTypes
import Model
import SecretMemory
import Service
import Wire

/// Makes a virtual MFA device; its seed is shown this once. (IAM API reference, *CreateVirtualMFADevice*.)
struct CreateVirtualMFADevice: Operation {
    let virtualMFADeviceName: DeviceName
    let path: EntityPath?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("virtualMFADeviceName", virtualMFADeviceName.text).text("path", path?.text).tags(tags?.tags)
    }

    func auditFields(of output: Single<VirtualDeviceShape>) -> AuditFields? {
        AuditFields().object("virtualMFADevice", AuditFields().text("serialNumber", output.shape.device.id))
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let arn: String = "arn:aws:iam::\(call.account):mfa\(path?.text ?? "/")\(virtualMFADeviceName.text)"
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [])
        return ([call.action] + (tags == nil ? [] : ["iam:TagMFADevice"])).map { action in
            Access(action, on: arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> Single<VirtualDeviceShape> {
        let (path, name): (String, String) = (path?.text ?? "/", virtualMFADeviceName.text)
        let serialNumber: String = "arn:aws:iam::\(call.account):mfa\(path)\(name)"
        guard serialNumber.utf8.count <= 256 else {
            throw AWSError("ValidationError", "The serial number of the device would be longer than 256 characters.")
        }
        guard try await call.entity(MFADevice.self, named: name) == nil else {
            throw AWSError.entityExists("MFADevice entity at the same path and name already exists.")
        }
        let seed: SecretBytes = call.keyRing.newSeed(call.randomness)
        let sealed: [UInt8] = try call.keyRing.sealSeed(seed, of: serialNumber, account: call.account, randomness: call.randomness)
        var device: MFADevice = MFADevice(account: call.account, path: path, name: name, createdAt: call.now, sealedSeed: sealed)
        device.tags = try [].adding(tags?.tags ?? [])
        try await call.demandRoom(.mfaDevices)
        call.changes.insert(device)
        return Single("VirtualMFADevice", VirtualDeviceShape(device: device, seed: seed))
    }
}
