import AWSTypes
import Model
import SecretMemory
import Service
import Wire

/// Makes an access key; its secret is shown this once. (IAM API reference, *CreateAccessKey*.)
struct CreateAccessKey: Operation {
    let userName: ExistingUserName?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text) }

    func auditFields(of output: Single<NewKeyShape>) -> AuditFields? {
        let key: AccessKey = output.shape.key
        return AuditFields().object(
            "accessKey",
            AuditFields().text("userName", output.shape.userName).text("accessKeyId", key.id).text("status", "Active")
                .text("createDate", key.createdAt.auditText))
    }

    func target(in call: Call) async throws -> Found<KeyOwner> { try await call.keyOwner(userName?.text) }
    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> Single<NewKeyShape> {
        guard owner.keys.count < User.keyLimit else { throw AWSError.quotaExceeded("AccessKeysPerUser", User.keyLimit) }
        let id: String = AccessKey.newID(call.randomness)
        let secret: SecretBytes = SecretBytes(utf8: AccessKey.newSecret(call.randomness))
        let sealed: [UInt8] = try call.keyRing.sealCredential(secret, account: call.account, id: id, randomness: call.randomness)
        let key: AccessKey = AccessKey(id: id, owner: owner.owner(call.account), sealedSecret: sealed, createdAt: call.now)
        call.changes.insert(key)
        if case .user(var user, _) = owner {
            user.accessKeys.append(id)
            call.changes.update(user)
        }
        return Single("AccessKey", NewKeyShape(userName: owner.name, key: key, secret: secret))
    }
}

/// `AccessKey`.
struct NewKeyShape: WireEncodable {
    let userName: String?
    let key: AccessKey
    let secret: SecretBytes

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.member("AccessKeyId", key.id)
        out.member("Status", KeyStatus.active.rawValue)
        out.secretText("SecretAccessKey", secret)
        out.member("CreateDate", key.createdAt)
    }
}
