import AWSTypes
import Model
import Service
import Wire

/// Makes the default hold again for console passwords. (IAM API reference, *DeleteAccountPasswordPolicy*.)
struct DeleteAccountPasswordPolicy: Operation {

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Account> { try await call.ownAccount() }
    func access(to target: Found<Account>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on account: Account, in call: Call) async throws -> NoOutput {
        _ = try account.demandPasswordPolicy()
        var changed: Account = account
        changed.passwordPolicy = nil
        call.changes.update(changed)
        return NoOutput()
    }
}
