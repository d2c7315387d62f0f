import AWSTypes
import Model
import Service
import Wire

/// Makes a user. (IAM API reference, *CreateUser*.)
struct CreateUser: Operation {
    let userName: UserName
    let path: EntityPath?
    let permissionsBoundary: EntityARN?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("userName", userName.text).text("path", path?.text).text("permissionsBoundary", permissionsBoundary?.text).tags(
            tags?.tags)
    }

    func auditFields(of output: Single<UserShape>) -> AuditFields? {
        let user: User = output.shape.user
        return AuditFields().object(
            "user",
            AuditFields().text("path", user.path).text("userName", user.name).text("userId", user.id).text("arn", user.arn)
                .text("createDate", user.createdAt.auditText).tags(user.tags.isEmpty ? nil : user.tags))
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let arn: String = "arn:aws:iam::\(call.account):user\(path?.text ?? "/")\(userName.text)"
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [], boundary: permissionsBoundary?.text)
        return ([call.action] + (tags == nil ? [] : ["iam:TagUser"])).map { action in
            Access(action, on: arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> Single<UserShape> {
        guard try await call.entity(User.self, named: userName.text) == nil else {
            throw AWSError.entityExists("User with name \(userName.text) already exists.")
        }
        var user: User = User(
            id: UniqueID.user(call.randomness), account: call.account, path: path?.text ?? "/", name: userName.text, createdAt: call.now)
        user.tags = try [].adding(tags?.tags ?? [])
        if let boundary: String = permissionsBoundary?.text {
            try await call.demandAttachable(boundary)
            user.permissionsBoundary = boundary
        }
        try await call.demandRoom(.users)
        call.changes.insert(user)
        return Single("User", UserShape(user: user))
    }
}
