import AWSTypes
import Model
import Service
import Wire

/// Lists groups. (IAM API reference, *ListGroups*.)
struct ListGroups: Operation {
    let pathPrefix: PathPrefix?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "arn:aws:iam::\(call.account):group\(pathPrefix?.text ?? "/")", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Listed<GroupShape> {
        let paging: Paging = Paging(marker, maxItems, [pathPrefix?.text ?? "/"])
        let page: Page<Group> = try await call.page(of: Group.self, pathPrefix: pathPrefix?.text, paging)
        return Listed("Groups", page.map { GroupShape(group: $0) })
    }
}
