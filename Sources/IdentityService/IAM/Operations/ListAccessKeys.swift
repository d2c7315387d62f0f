import AWSTypes
import Model
import Service
import Wire

/// Lists the access keys of a user or of the root. (IAM API reference, *ListAccessKeys*.)
struct ListAccessKeys: Operation {
    let userName: ExistingUserName?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<KeyOwner> { try await call.keyOwner(userName?.text) }
    func access(to target: Found<KeyOwner>, in call: Call) -> [Access] { call.access(to: target) }

    func run(on owner: KeyOwner, in call: Call) async throws -> Listed<KeyShape> {
        let page: Page<AccessKey> = try call.page(owner.keys, by: \.id, Paging(marker, maxItems, [owner.name ?? ""]))
        return Listed("AccessKeyMetadata", page.map { KeyShape(userName: owner.name, key: $0) })
    }
}

/// `AccessKeyMetadata`.
struct KeyShape: WireEncodable {
    let userName: String?
    let key: AccessKey

    func encode(to out: inout some WireObject) {
        out.member("UserName", userName)
        out.member("AccessKeyId", key.id)
        out.member("Status", (key.isActive ? KeyStatus.active : KeyStatus.inactive).rawValue)
        out.member("CreateDate", key.createdAt)
    }
}
