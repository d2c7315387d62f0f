import AWSTypes
import Model
import Service
import Wire

/// Lists tags. (IAM API reference, *ListPolicyTags*.)
struct ListPolicyTags: PolicyOperation {
    let policyArn: EntityARN
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).integer("maxItems", maxItems?.value) }

    func run(on found: AnyPolicy, in call: Call) async throws -> Listed<TagShape> {
        Listed("Tags", try call.page(found.tags, by: \.key, Paging(marker, maxItems, [policyArn.text])).map { TagShape(tag: $0) })
    }
}
