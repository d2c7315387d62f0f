import AWSTypes
import Model
import Service
import Wire

/// Lists the versions of a managed policy, newest first. (IAM API reference, *ListPolicyVersions*.)
struct ListPolicyVersions: PolicyOperation {
    let policyArn: EntityARN
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).integer("maxItems", maxItems?.value) }

    func run(on policy: AnyPolicy, in call: Call) async throws -> Listed<PolicyVersionShape> {
        let versions: [PolicyVersionShape] = policy.versions(withDocuments: false)
        let places: [String: Int] = Dictionary(uniqueKeysWithValues: versions.enumerated().map { ($1.name, $0) })
        let page: Page<PolicyVersionShape> = try call.page(
            versions, by: { String((places[$0.name] ?? 0) + 100) }, Paging(marker, maxItems, [policy.arn]))
        return Listed("Versions", page)
    }
}
