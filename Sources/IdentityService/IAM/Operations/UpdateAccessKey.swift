import AWSTypes
import Model
import Service
import Wire

/// Makes an access key inactive, or active again. Holds for the very next request. (IAM API reference, *UpdateAccessKey*.)
struct UpdateAccessKey: Operation {
    let userName: ExistingUserName?
    let accessKeyId: KeyIdentifier
    let status: KeyStatus

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("userName", userName?.text).text("accessKeyId", accessKeyId.text).text("status", status.rawValue)
    }

    func target(in call: Call) async throws -> Found<KeyOwner> { try await call.keyOwner(userName?.text, of: accessKeyId.text) }
    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> NoOutput {
        guard status != .expired else {
            throw AWSError("ValidationError", "The status Expired cannot be set.")
        }
        var key: AccessKey = try owner.key(accessKeyId.text)
        key.isActive = status == .active
        call.changes.update(key)
        return NoOutput()
    }
}
