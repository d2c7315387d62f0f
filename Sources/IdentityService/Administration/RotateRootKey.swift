import AWSTypes
import Model
import SecretMemory
import Service
import Wire

/// Gives an account's root a new access key and takes away the ones before: these are refused with the very next request. For the operator.
struct RotateRootKey: Operation {
    let accountId: AccountNumber

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("accountId", accountId.text) }
    func auditFields(of output: MadeAccount) -> AuditFields? { AuditFields().text("accessKeyId", output.accessKeyID) }

    func target(in call: Call) async throws -> Found<Account> {
        let id: AccountID = try accountId.account()
        if let account: Account = try await call.account(id) { return .found(account) }
        return .absent(
            Absent(
                identifier: id.digits, arn: id.rootARN, owner: id, error: AWSError.noSuchEntity("There is no account \(id).")))
    }

    func access(to target: Found<Account>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on account: Account, in call: Call) async throws -> MadeAccount {
        for old: AccessKey in try await call.store.rootAccessKeys(of: account.id) { call.changes.delete(old) }
        return try call.makeRootKey(of: account.id)
    }
}

extension Call {
    /// Stages a fresh root key.
    func makeRootKey(of account: AccountID) throws -> MadeAccount {
        let id: String = AccessKey.newID(randomness)
        let secret: SecretBytes = SecretBytes(utf8: AccessKey.newSecret(randomness))
        let sealed: [UInt8] = try keyRing.sealCredential(secret, account: account, id: id, randomness: randomness)
        changes.insert(AccessKey(id: id, owner: .root(account), sealedSecret: sealed, createdAt: now))
        return MadeAccount(account: account, accessKeyID: id, secret: secret)
    }
}
