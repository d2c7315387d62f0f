import AWSTypes
import Model
import SecretMemory
import Service
import Wire

/// Makes an account with a root access key. For the operator.
struct CreateAccount: Operation {
    /// Twelve digits; drawn if left out.
    let accountId: AccountNumber?
    let name: AccountName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("accountId", accountId?.text).text("name", name?.text) }
    func auditFields(of output: MadeAccount) -> AuditFields? {
        AuditFields().text("accountId", output.account.digits).text("accessKeyId", output.accessKeyID)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> MadeAccount {
        let id: AccountID = try accountId.map { try $0.account() } ?? AccountNumber.drawn(call.randomness)
        guard try await call.account(id) == nil else { throw AWSError("EntityAlreadyExists", "The account \(id) is there already.") }
        call.changes.insert(Account(id: id, createdAt: call.now, name: name?.text))
        return try call.makeRootKey(of: id)
    }
}

/// Twelve digits.
struct AccountNumber: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 12...12)
    let text: String
    init(_ text: String) { self.text = text }

    func account() throws(AWSError) -> AccountID {
        guard let account: AccountID = AccountID(text) else { throw AWSError("ValidationError", "An account has twelve digits.") }
        return account
    }

    /// As AWS's: not beginning with a zero.
    static func drawn(_ randomness: any Randomness) -> AccountID {
        let digits: String = String(100_000_000_000 + randomness.below(900_000_000_000))
        return AccountID(digits) ?? .zero
    }
}

struct AccountName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...50)
    let text: String
    init(_ text: String) { self.text = text }
}

struct MadeAccount: WireEncodable {
    let account: AccountID
    let accessKeyID: String
    let secret: SecretBytes

    func encode(to out: inout some WireObject) {
        out.member("AccountId", account.digits)
        out.member("AccessKeyId", accessKeyID)
        out.secretText("SecretAccessKey", secret)
    }
}
