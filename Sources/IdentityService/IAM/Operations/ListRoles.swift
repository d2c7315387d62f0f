import AWSTypes
import Model
import Service
import Wire

/// Lists roles. (IAM API reference, *ListRoles*.)
struct ListRoles: Operation {
    let pathPrefix: PathPrefix?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "arn:aws:iam::\(call.account):role\(pathPrefix?.text ?? "/")", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Listed<RoleShape> {
        let paging: Paging = Paging(marker, maxItems, [pathPrefix?.text ?? "/"])
        let page: Page<Role> = try await call.page(of: Role.self, pathPrefix: pathPrefix?.text, paging)
        var shapes: [RoleShape] = []
        for role: Role in page.items { shapes.append(try await call.shape(of: role, .listed)) }
        return Listed("Roles", Page(items: shapes, marker: page.marker))
    }
}
