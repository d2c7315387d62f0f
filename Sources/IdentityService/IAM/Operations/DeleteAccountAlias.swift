import AWSTypes
import Model
import Service
import Wire

/// Takes the account's alias away. (IAM API reference, *DeleteAccountAlias*.)
struct DeleteAccountAlias: Operation {
    let accountAlias: AccountAlias

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("accountAlias", accountAlias.text) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> NoOutput {
        guard var account: Account = try await call.account(call.account), account.alias == accountAlias.text else {
            throw AWSError.noSuchEntity("The account alias \(accountAlias.text) cannot be found.")
        }
        account.alias = nil
        call.changes.update(account)
        return NoOutput()
    }
}
