import AWSTypes
import Model
import Service
import Wire

/// All accounts of this server. For the operator.
struct ListAccounts: Operation {
    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> AccountList {
        AccountList(accounts: try await call.store.accounts().map { ShownAccount(account: $0) })
    }
}

struct AccountList: WireEncodable {
    let accounts: [ShownAccount]

    func encode(to out: inout some WireObject) { out.list("Accounts", accounts) }
}

struct ShownAccount: WireEncodable {
    let account: Account

    func encode(to out: inout some WireObject) {
        out.member("AccountId", account.id.digits)
        out.member("Name", account.name)
        out.member("Alias", account.alias)
        out.member("CreateDate", account.createdAt.iso8601)
    }
}
