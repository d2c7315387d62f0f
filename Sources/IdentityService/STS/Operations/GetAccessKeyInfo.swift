import AWSTypes
import Model
import Service
import Wire

/// Whose account an access key belongs to. (STS API reference, *GetAccessKeyInfo*.)
struct GetAccessKeyInfo: Operation {
    let accessKeyId: AccessKeyIDText

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("accessKeyId", accessKeyId.text) }

    func target(in call: Call) async throws -> Found<Void> {
        try call.refuseUserSessions()
        return .found(())
    }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> KeyAccount {
        let id: String = accessKeyId.text
        let stored: AccountID? = try await call.accessKey(id)?.owner.account
        guard let account: AccountID = stored ?? TemporaryKeyID.account(of: id), try await call.account(account) != nil else {
            throw AWSError("ValidationError", "Access key \(id) does not exist.")
        }
        return KeyAccount(account: account)
    }
}

struct KeyAccount: WireEncodable {
    let account: AccountID

    func encode(to out: inout some WireObject) { out.member("Account", account.digits) }
}
