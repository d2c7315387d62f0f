import AWSTypes
import Model
import PolicyEngine
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

    /// Judged in ``run(on:in:)``, for the account's leave stands in for an Allow that is missing, and for nothing else.
    func access(to target: Found<(user: User, isFree: Bool)>, in call: Call) -> [Access] { [] }

    func run(on target: (user: User, isFree: Bool), in call: Call) async throws -> NoOutput {
        let access: Access = Access(call.action, on: target.user.arn, owner: call.account)
        let isLet: Bool = target.isFree ? try await call.may(access).lacksIdentityOnly : false
        if !isLet { try await call.demand(access) }
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

extension Decision {
    /// Nothing but an identity-based policy that allows it is missing.
    fileprivate var lacksIdentityOnly: Bool { verdict == .implicitlyDenied && kind == .identity }
}
