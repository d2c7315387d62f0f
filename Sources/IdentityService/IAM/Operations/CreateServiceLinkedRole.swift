import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Makes the role that a service has for itself. (IAM API reference, *CreateServiceLinkedRole*.)
struct CreateServiceLinkedRole: Operation {
    let aWSServiceName: ServiceName
    let description: EntityDescription?
    let customSuffix: RoleSuffix?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("aWSServiceName", aWSServiceName.text).text("description", description?.text).text(
            "customSuffix", customSuffix?.text)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let service: String = aWSServiceName.text
        let name: String = LinkedService(service)?.roleName(customSuffix?.text) ?? "*"
        return [
            Access(call.action, on: "arn:aws:iam::\(call.account):role/aws-service-role/\(service)/\(name)", owner: call.account) { key in
                key == "iam:awsservicename" ? .one(service) : nil
            }
        ]
    }

    func run(on target: Void, in call: Call) async throws -> Single<RoleShape> {
        let service: String = aWSServiceName.text
        guard let linked: LinkedService = LinkedService(service) else {
            throw AWSError("InvalidInput", "Service \(service) does not have a service-linked role.")
        }
        guard customSuffix == nil || linked.allowsSuffix else {
            throw AWSError("InvalidInput", "Custom suffix is not allowed for \(service)")
        }
        let name: String = linked.roleName(customSuffix?.text)
        guard name.utf8.count <= RoleName.longest else {
            throw AWSError("InvalidInput", "The role name \(name) is longer than \(RoleName.longest) characters.")
        }
        guard try await call.entity(Role.self, named: name) == nil else {
            throw AWSError(
                "InvalidInput", "Service role name \(name) has been taken in this account, please try a different suffix.")
        }
        var role: Role = Role(
            id: UniqueID.role(call.randomness), account: call.account, path: "/aws-service-role/\(service)/", name: name,
            createdAt: call.now,
            trustPolicy:
                #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"\#(service)"},"Action":"sts:AssumeRole"}]}"#
        )
        role.description = description?.text
        let policy: String = "arn:aws:iam::aws:policy/aws-service-role/\(linked.policyName)"
        if AWSManagedPolicies().policy(policy) != nil { role.attachedPolicies = [policy] }
        try await call.demandRoom(.roles)
        call.changes.insert(role)
        return Single("Role", RoleShape(role: role, trustPolicy: role.trustPolicy, extent: .created))
    }
}

/// `AWSServiceName`.
struct ServiceName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `CustomSuffix`.
struct RoleSuffix: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...64, pattern: .entityName)
    let text: String
    init(_ text: String) { self.text = text }
}
