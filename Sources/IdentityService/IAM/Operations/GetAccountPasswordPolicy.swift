import AWSTypes
import Model
import Service
import Wire

/// Tells what console passwords must be like. (IAM API reference, *GetAccountPasswordPolicy*.)
struct GetAccountPasswordPolicy: Operation {

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Account> { try await call.ownAccount() }
    func access(to target: Found<Account>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on account: Account, in call: Call) async throws -> Single<PasswordPolicyShape> {
        Single("PasswordPolicy", PasswordPolicyShape(policy: try account.demandPasswordPolicy()))
    }
}
