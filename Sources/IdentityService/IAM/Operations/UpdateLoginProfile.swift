import AWSTypes
import Model
import Service
import Wire

/// Changes a user's password for the console. (IAM API reference, *UpdateLoginProfile*.)
struct UpdateLoginProfile: EntityOperation {
    let userName: ExistingUserName
    let password: Password?
    let passwordResetRequired: Bool?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName.text).boolean("passwordResetRequired", passwordResetRequired) }
    var entityName: String? { userName.text }

    func run(on user: User, in call: Call) async throws -> NoOutput {
        var changed: User = user
        var profile: LoginProfile = try user.demandLoginProfile()
        if let password { profile = try await call.changing(profile, to: password.bytes) }
        if let passwordResetRequired { profile.passwordResetRequired = passwordResetRequired }
        changed.loginProfile = profile
        call.changes.update(changed)
        return NoOutput()
    }
}
