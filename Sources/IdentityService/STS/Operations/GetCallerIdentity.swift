import AWSTypes
import Model
import Service
import Wire

/// Tells callers who they are. Needs no permission. (STS API reference, *GetCallerIdentity*.)
struct GetCallerIdentity: Operation {
    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [] }

    func run(on target: Void, in call: Call) async throws -> CallerIdentity { CallerIdentity(principal: call.caller) }
}

struct CallerIdentity: WireEncodable {
    let principal: Principal

    func encode(to out: inout some WireObject) {
        out.member("UserId", principal.userID)
        out.member("Account", principal.account.digits)
        out.member("Arn", principal.arn)
    }
}
