import AWSTypes
import Model
import Service
import Wire

/// Lists users. (IAM API reference, *ListUsers*.)
struct ListUsers: Operation {
    let pathPrefix: PathPrefix?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "arn:aws:iam::\(call.account):user\(pathPrefix?.text ?? "/")", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Listed<UserShape> {
        let paging: Paging = Paging(marker, maxItems, [pathPrefix?.text ?? "/"])
        let page: Page<User> = try await call.page(of: User.self, pathPrefix: pathPrefix?.text, paging)
        return Listed("Users", page.map { UserShape(user: $0, isListed: true) })
    }
}
