import AWSTypes
import Model
import Service
import Wire

/// When, where and for what an access key was last used. (IAM API reference, *GetAccessKeyLastUsed*.)
struct GetAccessKeyLastUsed: Operation {
    let accessKeyId: KeyIdentifier

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("accessKeyId", accessKeyId.text) }

    func target(in call: Call) async throws -> Found<KeyOwner> {
        let error: AWSError = AWSError("AccessDeniedException", "Access key \(accessKeyId.text) is not one of this account.")
        guard let key: AccessKey = try await call.accessKey(accessKeyId.text), key.owner.account == call.account else {
            return .absent(Absent(identifier: accessKeyId.text, arn: "*", owner: call.account, error: error))
        }
        guard case .user(_, let id) = key.owner, let user: User = try await call.entity(User.self, id) else { return .found(.root([key])) }
        return .found(.user(user, [key]))
    }

    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> KeyUseAnswer {
        KeyUseAnswer(userName: owner.name, use: try await call.store.lastUse(of: accessKeyId.text))
    }
}

struct KeyUseAnswer: WireEncodable {
    let userName: String?
    let use: LastUse?

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.object("AccessKeyLastUsed", Use(use: use))
    }

    private struct Use: WireEncodable {
        let use: LastUse?

        func encode(to out: inout some WireObject) {
            out.member("LastUsedDate", use?.time)
            out.member("ServiceName", use?.service ?? "N/A")
            out.member("Region", use?.region.name ?? "N/A")
        }
    }
}
