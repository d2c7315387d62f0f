import AWSTypes
import Model
import Service
import Wire

/// Makes a group. (IAM API reference, *CreateGroup*.)
struct CreateGroup: Operation {
    let groupName: GroupName
    let path: EntityPath?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("groupName", groupName.text).text("path", path?.text) }

    func auditFields(of output: Single<GroupShape>) -> AuditFields? {
        let group: Group = output.shape.group
        return AuditFields().object(
            "group",
            AuditFields().text("path", group.path).text("groupName", group.name).text("groupId", group.id).text("arn", group.arn)
                .text("createDate", group.createdAt.auditText))
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: "arn:aws:iam::\(call.account):group\(path?.text ?? "/")\(groupName.text)", owner: call.account)]
    }

    func run(on target: Void, in call: Call) async throws -> Single<GroupShape> {
        guard try await call.entity(Group.self, named: groupName.text) == nil else {
            throw AWSError.entityExists("Group with name \(groupName.text) already exists.")
        }
        let group: Group = Group(
            id: UniqueID.group(call.randomness), account: call.account, path: path?.text ?? "/", name: groupName.text, createdAt: call.now)
        try await call.demandRoom(.groups)
        call.changes.insert(group)
        return Single("Group", GroupShape(group: group))
    }
}
