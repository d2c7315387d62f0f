import AWSTypes
import Model
import Service
import Wire

/// Makes a role. (IAM API reference, *CreateRole*.)
struct CreateRole: Operation {
    let roleName: RoleName
    let assumeRolePolicyDocument: PolicyDocumentText
    let path: EntityPath?
    let description: EntityDescription?
    let maxSessionDuration: MaxSessionDuration?
    let permissionsBoundary: EntityARN?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("roleName", roleName.text).text("assumeRolePolicyDocument", assumeRolePolicyDocument.text).text(
            "path", path?.text
        ).text("description", description?.text).integer("maxSessionDuration", maxSessionDuration?.value).text(
            "permissionsBoundary", permissionsBoundary?.text
        ).tags(tags?.tags)
    }

    func auditFields(of output: Single<RoleShape>) -> AuditFields? {
        let role: Role = output.shape.role
        return AuditFields().object(
            "role",
            AuditFields().text("path", role.path).text("roleName", role.name).text("roleId", role.id).text("arn", role.arn)
                .text("createDate", role.createdAt.auditText).text("assumeRolePolicyDocument", role.trustPolicy.percentEncoded))
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let arn: String = "arn:aws:iam::\(call.account):role\(path?.text ?? "/")\(roleName.text)"
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [], boundary: permissionsBoundary?.text)
        return ([call.action] + (tags == nil ? [] : ["iam:TagRole"])).map { action in
            Access(action, on: arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> Single<RoleShape> {
        if let path, path.text.hasPrefix("/aws-service-role/") {
            throw AWSError("InvalidInput", "Role path cannot begin with /aws-service-role/: only services make such roles.")
        }
        guard try await call.entity(Role.self, named: roleName.text) == nil else {
            throw AWSError.entityExists("Role with name \(roleName.text) already exists.")
        }
        let trust: TrustPolicy = try await call.trustPolicy(assumeRolePolicyDocument.text)
        var role: Role = Role(
            id: UniqueID.role(call.randomness), account: call.account, path: path?.text ?? "/", name: roleName.text, createdAt: call.now,
            trustPolicy: trust.text)
        role.trustedIDs = trust.ids
        role.description = description?.text
        role.maxSessionDuration = maxSessionDuration?.value ?? Role.defaultSessionDuration
        role.tags = try [].adding(tags?.tags ?? [])
        if let boundary: String = permissionsBoundary?.text {
            try await call.demandAttachable(boundary)
            role.permissionsBoundary = boundary
        }
        try await call.demandRoom(.roles)
        call.changes.insert(role)
        return Single("Role", RoleShape(role: role, trustPolicy: role.trustPolicy, extent: .created))
    }
}
