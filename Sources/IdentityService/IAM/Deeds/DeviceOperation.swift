import AWSTypes
import Model
import Service
import Wire

/// An operation on one MFA device of the caller's account, named by its serial number.
protocol DeviceOperation: Operation where Target == MFADevice {
    var serialNumber: DeviceSerialNumber { get }
    var requestKeys: IAMKeys { get }
}

extension DeviceOperation {
    var requestKeys: IAMKeys { IAMKeys() }

    func target(in call: Call) async throws -> Found<MFADevice> { try await call.device(serialNumber.text) }

    func access(to target: Found<MFADevice>, in call: Call) -> [Access] {
        var keys: IAMKeys = requestKeys
        if case .found(let device) = target { keys.resourceTags = device.tags }
        return [Access(call.action, on: serialNumber.text, owner: call.account) { [keys] in keys.value(of: $0) }]
    }
}

extension Call {
    func device(_ serialNumber: String) async throws -> Found<MFADevice> {
        guard let device: MFADevice = try await entity(MFADevice.self, serialNumber), device.account == account else {
            return .absent(
                Absent(
                    identifier: serialNumber, arn: serialNumber, owner: account,
                    error: .noSuchEntity("VirtualMFADevice with serial number \(serialNumber) doesn't exist.")))
        }
        return .found(device)
    }

    func demandDevice(_ serialNumber: String) async throws -> MFADevice {
        switch try await device(serialNumber) {
        case .found(let device): return device
        case .absent(let absent): throw absent.error
        }
    }

    /// One of a user's own.
    func demandDevice(_ serialNumber: String, of user: User) async throws -> MFADevice {
        guard user.mfaDevices.contains(serialNumber) else { throw AWSError.noSuchEntity("MFA Device invalid for user.") }
        return try await demandDevice(serialNumber)
    }
}

extension MFADevice {
    /// By how many steps a device's clock may be wrong when two codes prove it, as they must be when it is enabled or synchronised.
    private static let widestDrift: Int64 = 40
    /// The same for a single code.
    private static let usualDrift: Int64 = 1

    /// With the place of its clock, as two consecutive codes show it.
    func synchronized(_ first: AuthenticationCode, _ second: AuthenticationCode, in call: Call) throws -> MFADevice {
        let now: Int64 = call.keyRing.step(at: call.now)
        // The nearest first.
        let steps: [Int64] = (now - MFADevice.widestDrift...now + MFADevice.widestDrift).sorted { abs($0 - now) < abs($1 - now) }
        guard let step: Int64 = try call.keyRing.step(of: self, codes: [first.text, second.text], in: steps), step + 1 > lastStep else {
            throw AWSError(
                "InvalidAuthenticationCode", "Authentication code for device is not valid.", status: 403)
        }
        var device: MFADevice = self
        // The second code is the current one, or the one before.
        device.drift = abs(step + 1 - now) <= MFADevice.usualDrift ? 0 : step + 1 - now
        device.lastStep = step + 1
        return device
    }

    /// With a code used up; nil if it is not a fresh one of this device.
    func accepting(_ code: String, in call: Call) throws -> MFADevice? {
        let now: Int64 = call.keyRing.step(at: call.now) + drift
        let steps: [Int64] = (now - MFADevice.usualDrift...now + MFADevice.usualDrift).filter { $0 > lastStep }
        guard let step: Int64 = try call.keyRing.step(of: self, codes: [code], in: steps) else { return nil }
        var device: MFADevice = self
        device.lastStep = step
        return device
    }
}
