import AWSTypes
import Model
import Service
import Wire

/// Describes a user; without a name the caller. (IAM API reference, *GetUser*.)
struct GetUser: Operation {
    let userName: ExistingUserName?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text) }

    /// An account's root may ask for itself.
    func target(in call: Call) async throws -> Found<UserOrRoot> {
        if userName == nil, case .root(let account) = call.caller, let standing: Account = try await call.account(account) {
            return .found(.root(standing))
        }
        let name: String = try userName?.text ?? call.callerName()
        guard let user: User = try await call.entity(User.self, named: name) else {
            return .absent(
                Absent(identifier: name, arn: User.absentARN(name, call.account), owner: call.account, error: User.missing(name)))
        }
        return .found(.user(user))
    }

    func access(to target: Found<UserOrRoot>, in call: Call) -> [Access] {
        switch target {
        case .found(.root(let account)): return [Access(call.action, on: account.id.rootARN, owner: call.account)]
        case .found(.user(let user)):
            let keys: IAMKeys = IAMKeys(resourceTags: user.tags)
            return [Access(call.action, on: user.arn, owner: call.account) { keys.value(of: $0) }]
        case .absent(let absent): return [Access(call.action, on: absent.arn, owner: absent.owner)]
        }
    }

    func run(on target: UserOrRoot, in call: Call) async throws -> Single<UserOrRoot> { Single("User", target) }
}

/// A user, or the account's root, whom GetUser describes as one.
enum UserOrRoot: WireEncodable {
    case user(User)
    case root(Account)

    func encode(to out: inout some WireObject) {
        switch self {
        case .user(let user): UserShape(user: user).encode(to: &out)
        case .root(let account):
            out.member("Path", "/")
            out.member("UserName", account.name)
            out.member("UserId", account.id.digits)
            out.member("Arn", account.id.rootARN)
            out.member("CreateDate", account.createdAt)
        }
    }
}
