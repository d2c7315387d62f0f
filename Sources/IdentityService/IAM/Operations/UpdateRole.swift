import AWSTypes
import Model
import Service
import Wire

/// Changes a role's description and how long its sessions may last. (IAM API reference, *UpdateRole*.)
struct UpdateRole: EntityOperation {
    let roleName: RoleName
    let description: EntityDescription?
    let maxSessionDuration: MaxSessionDuration?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("roleName", roleName.text).text("description", description?.text).integer(
            "maxSessionDuration", maxSessionDuration?.value)
    }
    var entityName: String? { roleName.text }

    func run(on found: Role, in call: Call) async throws -> EmptyResult {
        var role: Role = found
        try role.demandUnlinked()
        role.description = description?.text
        role.maxSessionDuration = maxSessionDuration?.value ?? Role.defaultSessionDuration
        call.changes.update(role)
        return EmptyResult()
    }
}

/// A result without members, which is written all the same.
struct EmptyResult: WireEncodable {
    func encode(to out: inout some WireObject) {}
}
