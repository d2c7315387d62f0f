import AWSTypes
import Model
import Service
import Wire

/// Adds tags, or gives them new values. (IAM API reference, *TagPolicy*.)
struct TagPolicy: PolicyOperation {
    let policyArn: EntityARN
    let tags: EntityTags

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).tags(tags.tags) }

    var requestKeys: IAMKeys { IAMKeys(requestTags: tags.tags) }

    func run(on found: AnyPolicy, in call: Call) async throws -> NoOutput {
        var entity: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        entity.tags = try entity.tags.adding(tags.tags)
        call.changes.update(entity)
        return NoOutput()
    }
}
