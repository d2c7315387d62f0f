import AWSTypes
import Model
import Service
import Wire

/// Deletes an access key. Holds for the very next request. (IAM API reference, *DeleteAccessKey*.)
struct DeleteAccessKey: Operation {
    let userName: ExistingUserName?
    let accessKeyId: KeyIdentifier

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text).text("accessKeyId", accessKeyId.text) }

    func target(in call: Call) async throws -> Found<KeyOwner> { try await call.keyOwner(userName?.text, of: accessKeyId.text) }
    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> NoOutput {
        call.changes.delete(try owner.key(accessKeyId.text))
        if case .user(var user, _) = owner {
            user.accessKeys.removeAll { $0 == accessKeyId.text }
            call.changes.update(user)
        }
        return NoOutput()
    }
}
