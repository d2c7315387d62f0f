import AWSTypes
import Model
import Service
import Wire

/// Changes the caller's own password for the console. (IAM API reference, *ChangePassword*.)
struct ChangePassword: Operation {
    let oldPassword: Password
    let newPassword: Password

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields() }

    /// The caller, who is an IAM user, and whether the account lets its users do it.
    func target(in call: Call) async throws -> Found<(user: User, isFree: Bool)> {
        guard case .user(_, _, _, let id) = call.caller, let user: User = try await call.entity(User.self, id) else {
            throw AWSError("InvalidUserType", "Only IAM users can change their own passwords.")
        }
        return .found((user: user, isFree: try await call.account(call.account)?.passwordPolicy?.allowUsersToChange ?? false))
    }

    func access(to target: Found<(user: User, isFree: Bool)>, in call: Call) -> [Access] {
        guard case .found(let caller) = target else { return [] }
        return [Access(call.action, on: caller.user.arn, owner: call.account, isGrantedBySetting: caller.isFree)]
    }

    func run(on target: (user: User, isFree: Bool), in call: Call) async throws -> NoOutput {
        let profile: LoginProfile = try target.user.demandLoginProfile()
        let user: String = target.user.id
        guard call.keyRing.guesses.admits(user, at: call.now) else {
            throw AWSError("AccessDeniedException", "Too many wrong passwords; wait five minutes.")
        }
        let isRight: Bool = await call.keyRing.matches(oldPassword.bytes, anyOf: [profile.passwordHash])
        guard isRight else {
            throw AWSError("AccessDeniedException", "The old password was incorrect.")
        }
        call.keyRing.guesses.succeeded(user)
        var changed: User = target.user
        changed.loginProfile = try await call.changing(profile, to: newPassword.bytes)
        changed.loginProfile?.passwordResetRequired = false
        call.changes.update(changed)
        return NoOutput()
    }
}
