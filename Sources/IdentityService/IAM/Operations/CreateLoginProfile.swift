import AWSTypes
import Model
import Service
import Wire

/// Gives a user a password for the console. (IAM API reference, *CreateLoginProfile*.)
struct CreateLoginProfile: EntityOperation {
    let userName: ExistingUserName?
    let password: Password?
    let passwordResetRequired: Bool?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text).boolean("passwordResetRequired", passwordResetRequired) }
    var entityName: String? { userName?.text }

    func run(on user: User, in call: Call) async throws -> Single<LoginProfileShape> {
        guard user.loginProfile == nil else { throw AWSError.entityExists("Login Profile for user \(user.name) already exists.") }
        guard let password else { throw AWSError("ValidationError", "The request must contain the parameter Password.") }
        try await call.check(password.bytes, earlier: [])
        let profile: LoginProfile = LoginProfile(
            createdAt: call.now, passwordResetRequired: passwordResetRequired ?? false,
            passwordHash: try await call.keyRing.hash(password.bytes, randomness: call.randomness))
        var changed: User = user
        changed.loginProfile = profile
        call.changes.update(changed)
        return Single("LoginProfile", LoginProfileShape(userName: user.name, profile: profile))
    }
}
