import AWSTypes
import Model
import Service
import Wire

/// Tells whose an MFA device is. (IAM API reference, *GetMFADevice*.)
struct GetMFADevice: Operation {
    let serialNumber: DeviceSerialNumber
    let userName: ExistingUserName?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("serialNumber", serialNumber.text).text("userName", userName?.text) }

    /// Its user, who is the one named if one is.
    func target(in call: Call) async throws -> Found<(device: MFADevice, user: User?)> {
        switch try await call.device(serialNumber.text) {
        case .absent(let absent): return .absent(absent)
        case .found(let device):
            let user: User? = if let id: String = device.user { try await call.entity(User.self, id) } else { nil }
            guard userName == nil || user?.name.lowercased() == userName?.text.lowercased() else {
                return .absent(
                    Absent(
                        identifier: serialNumber.text, arn: serialNumber.text, owner: call.account,
                        error: .noSuchEntity("MFA Device invalid for user.")))
            }
            return .found((device: device, user: user))
        }
    }

    func access(to target: Found<(device: MFADevice, user: User?)>, in call: Call) -> [Access] {
        // Of an assigned device its user is asked for.
        let user: User? = if case .found(let found) = target { found.user } else { nil }
        let named: String? = userName.map { User.absentARN($0.text, call.account) }
        // Whose it is, only who may know is told.
        return [
            Access(call.action, on: user?.arn ?? named ?? serialNumber.text, shownAs: named ?? serialNumber.text, owner: call.account)
        ]
    }

    func run(on target: (device: MFADevice, user: User?), in call: Call) async throws -> DeviceAnswer {
        DeviceAnswer(device: target.device, userName: target.user?.name)
    }
}

struct DeviceAnswer: WireEncodable {
    let device: MFADevice
    let userName: String?

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.member("SerialNumber", device.id)
        out.member("EnableDate", device.enabledAt)
    }
}
