import AWSTypes
import Model
import Service
import Wire

/// `PolicyDetail`.
struct PolicyDetailShape: WireEncodable {
    let policy: InlinePolicy

    func encode(to out: inout some WireObject) {
        out.member("PolicyName", policy.name)
        out.member("PolicyDocument", policy.document.percentEncoded)
    }
}

extension PolicyHolder {
    var inlineShapes: [PolicyDetailShape] { inlinePolicies.map { PolicyDetailShape(policy: $0) } }
    var attachedShapes: [AttachedPolicyShape] { attachedPolicies.map { AttachedPolicyShape(arn: $0) } }
}

/// `UserDetail`.
struct UserDetailShape: WireEncodable {
    let user: User
    let groups: [String]

    func encode(to out: inout some WireObject) {
        UserShape(user: user, isListed: true).encode(to: &out)
        out.list("UserPolicyList", user.inlineShapes)
        out.list("GroupList", groups)
        out.list("AttachedManagedPolicies", user.attachedShapes)
        out.object("PermissionsBoundary", user.permissionsBoundary.map { BoundaryShape(arn: $0) })
        out.list("Tags", user.tags.map { TagShape(tag: $0) })
    }
}

/// `GroupDetail`.
struct GroupDetailShape: WireEncodable {
    let group: Group

    func encode(to out: inout some WireObject) {
        GroupShape(group: group).encode(to: &out)
        out.list("GroupPolicyList", group.inlineShapes)
        out.list("AttachedManagedPolicies", group.attachedShapes)
    }
}

/// `RoleDetail`.
struct RoleDetailShape: WireEncodable {
    let role: Role
    let trustPolicy: String
    let profiles: [InstanceProfileShape]
    let lastUse: LastUse?

    func encode(to out: inout some WireObject) {
        out.member("Path", role.path)
        out.member("RoleName", role.name)
        out.member("RoleId", role.id)
        out.member("Arn", role.arn)
        out.member("CreateDate", role.createdAt)
        out.member("AssumeRolePolicyDocument", trustPolicy.percentEncoded)
        out.list("InstanceProfileList", profiles)
        out.list("RolePolicyList", role.inlineShapes)
        out.list("AttachedManagedPolicies", role.attachedShapes)
        out.object("PermissionsBoundary", role.permissionsBoundary.map { BoundaryShape(arn: $0) })
        out.list("Tags", role.tags.map { TagShape(tag: $0) })
        out.object("RoleLastUsed", RoleLastUsed(use: lastUse))
    }
}

/// `ManagedPolicyDetail`.
struct ManagedPolicyDetailShape: WireEncodable {
    let shape: PolicyShape

    func encode(to out: inout some WireObject) {
        shape.encode(to: &out)
        out.list("PolicyVersionList", shape.policy.versions(withDocuments: true))
    }
}
