import AWSTypes
import Model
import Service
import Wire

/// Gives the account an alias. (IAM API reference, *CreateAccountAlias*.)
struct CreateAccountAlias: Operation {
    let accountAlias: AccountAlias

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("accountAlias", accountAlias.text) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> NoOutput {
        guard var account: Account = try await call.account(call.account) else { throw StoreError.conflict }
        for other: Account in try await call.store.accounts() where other.alias == accountAlias.text && other.id != account.id {
            throw AWSError.entityExists("The account alias \(accountAlias.text) already exists.")
        }
        account.alias = accountAlias.text
        call.changes.update(account)
        return NoOutput()
    }
}

/// `AccountAlias`.
struct AccountAlias: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 3...63,
        pattern: TextPattern(#"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"#) { bytes in
            let hyphen: UInt8 = UInt8(ascii: "-")
            let isSound: Bool = bytes.allSatisfy { $0 == hyphen || $0.isWordByte && $0 != UInt8(ascii: "_") && !(0x41...0x5A).contains($0) }
            return isSound && bytes.first != hyphen && bytes.last != hyphen
                && !zip(bytes, bytes.dropFirst()).contains { $0 == hyphen && $1 == hyphen }
        })
    let text: String
    init(_ text: String) { self.text = text }
}
