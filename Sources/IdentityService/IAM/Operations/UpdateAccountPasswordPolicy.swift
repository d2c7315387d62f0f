import AWSTypes
import Model
import Service
import Wire

/// Sets what console passwords must be like; whatever is not named gets its default. (IAM API reference, *UpdateAccountPasswordPolicy*.)
struct UpdateAccountPasswordPolicy: Operation {
    let minimumPasswordLength: MinimumPasswordLength?
    let requireSymbols: Bool?
    let requireNumbers: Bool?
    let requireUppercaseCharacters: Bool?
    let requireLowercaseCharacters: Bool?
    let allowUsersToChangePassword: Bool?
    let maxPasswordAge: MaxPasswordAge?
    let passwordReusePrevention: PasswordReusePrevention?
    let hardExpiry: Bool?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().integer("minimumPasswordLength", minimumPasswordLength?.value).boolean("requireSymbols", requireSymbols)
            .boolean("requireNumbers", requireNumbers).boolean("requireUppercaseCharacters", requireUppercaseCharacters)
            .boolean("requireLowercaseCharacters", requireLowercaseCharacters)
            .boolean("allowUsersToChangePassword", allowUsersToChangePassword).integer("maxPasswordAge", maxPasswordAge?.value)
            .integer("passwordReusePrevention", passwordReusePrevention?.value).boolean("hardExpiry", hardExpiry)
    }

    func target(in call: Call) async throws -> Found<Account> { try await call.ownAccount() }
    func access(to target: Found<Account>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on account: Account, in call: Call) async throws -> NoOutput {
        var policy: PasswordPolicy = PasswordPolicy()
        policy.minimumLength = minimumPasswordLength?.value ?? policy.minimumLength
        policy.requireSymbols = requireSymbols ?? false
        policy.requireNumbers = requireNumbers ?? false
        policy.requireUppercase = requireUppercaseCharacters ?? false
        policy.requireLowercase = requireLowercaseCharacters ?? false
        policy.allowUsersToChange = allowUsersToChangePassword ?? false
        policy.maxAge = maxPasswordAge?.value
        policy.reusePrevention = passwordReusePrevention?.value
        policy.hardExpiry = hardExpiry ?? false
        var changed: Account = account
        changed.passwordPolicy = policy
        call.changes.update(changed)
        return NoOutput()
    }
}
