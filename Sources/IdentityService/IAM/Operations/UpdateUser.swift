import AWSTypes
import Model
import Service
import Wire

/// Gives a user another name or path. (IAM API reference, *UpdateUser*.)
struct UpdateUser: EntityOperation {
    let userName: ExistingUserName
    let newPath: EntityPath?
    let newUserName: UserName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("userName", userName.text).text("newPath", newPath?.text).text("newUserName", newUserName?.text)
    }
    var entityName: String? { userName.text }

    /// The permission is needed for the user as he is and as he will be.
    func access(to target: Found<User>, in call: Call) -> [Access] {
        guard case .found(let user) = target else {
            return [Access(call.action, on: User.absentARN(userName.text, call.account), owner: call.account)]
        }
        let keys: IAMKeys = IAMKeys(resourceTags: user.tags)
        let next: String = "arn:aws:iam::\(call.account):user\(newPath?.text ?? user.path)\(newUserName?.text ?? user.name)"
        return Set([user.arn, next]).sorted().map { arn in
            Access(call.action, on: arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on found: User, in call: Call) async throws -> NoOutput {
        var user: User = found
        if let name: String = newUserName?.text {
            if let other: User = try await call.entity(User.self, named: name), other.id != user.id {
                throw AWSError.entityExists("User with name \(name) already exists.")
            }
            user.name = name
        }
        if let path: String = newPath?.text { user.path = path }
        call.changes.update(user)
        return NoOutput()
    }
}
