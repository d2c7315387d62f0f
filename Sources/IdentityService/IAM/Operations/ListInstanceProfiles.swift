import AWSTypes
import Model
import Service
import Wire

/// Lists instance profiles. (IAM API reference, *ListInstanceProfiles*.)
struct ListInstanceProfiles: Operation {
    let pathPrefix: PathPrefix?
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("pathPrefix", pathPrefix?.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "arn:aws:iam::\(call.account):instance-profile\(pathPrefix?.text ?? "/")", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Listed<InstanceProfileShape> {
        let paging: Paging = Paging(marker, maxItems, [pathPrefix?.text ?? "/"])
        let page: Page<InstanceProfile> = try await call.page(of: InstanceProfile.self, pathPrefix: pathPrefix?.text, paging)
        var shapes: [InstanceProfileShape] = []
        for profile: InstanceProfile in page.items { shapes.append(try await call.shape(of: profile, isListed: true)) }
        return Listed("InstanceProfiles", Page(items: shapes, marker: page.marker))
    }
}
