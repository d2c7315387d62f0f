import AWSTypes
import Model
import Service
import Wire

/// Takes tags away. (IAM API reference, *UntagPolicy*.)
struct UntagPolicy: PolicyOperation {
    let policyArn: EntityARN
    let tagKeys: EntityTagKeys

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("policyArn", policyArn.text).texts("tagKeys", tagKeys.items.map(\.text)) }

    var requestKeys: IAMKeys { IAMKeys(tagKeys: tagKeys.items.map(\.text)) }

    func run(on found: AnyPolicy, in call: Call) async throws -> NoOutput {
        var entity: ManagedPolicy = try found.demandOwn(call.caller, call.action)
        entity.tags = entity.tags.removing(tagKeys.items.map(\.text))
        call.changes.update(entity)
        return NoOutput()
    }
}
