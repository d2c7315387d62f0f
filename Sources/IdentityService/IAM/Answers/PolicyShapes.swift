import AWSTypes
import Model
import Service
import Wire

/// A customer's managed policy, or one of AWS's.
enum AnyPolicy: Sendable {
    case customer(ManagedPolicy)
    case aws(AWSManagedPolicy)

    var arn: String {
        switch self {
        case .customer(let policy): policy.arn
        case .aws(let policy): policy.arn
        }
    }

    var name: String {
        switch self {
        case .customer(let policy): policy.name
        case .aws(let policy): policy.name
        }
    }

    var path: String {
        switch self {
        case .customer(let policy): policy.path
        case .aws(let policy): policy.path
        }
    }

    var tags: [Tag] {
        if case .customer(let policy) = self { policy.tags } else { [] }
    }
}

/// `Policy`.
struct PolicyShape: WireEncodable {
    let policy: AnyPolicy
    let attachments: Int
    let boundaries: Int
    /// Lists leave out tags and description.
    var isListed: Bool = false

    func encode(to out: inout some WireObject) {
        out.member("PolicyName", policy.name)
        switch policy {
        case .customer(let policy): out.member("PolicyId", policy.uniqueID)
        case .aws(let policy): out.member("PolicyId", policy.uniqueID)
        }
        out.member("Arn", policy.arn)
        out.member("Path", policy.path)
        switch policy {
        case .customer(let policy): out.member("DefaultVersionId", "v\(policy.defaultNumber)")
        case .aws(let policy): out.member("DefaultVersionId", policy.version)
        }
        out.member("AttachmentCount", attachments)
        out.member("PermissionsBoundaryUsageCount", boundaries)
        out.member("IsAttachable", true)
        switch policy {
        case .customer(let policy):
            if !isListed { out.member("Description", policy.description) }
            out.member("CreateDate", policy.createdAt)
            out.member("UpdateDate", policy.updatedAt)
            if !isListed, !policy.tags.isEmpty { out.list("Tags", policy.tags.map { TagShape(tag: $0) }) }
        case .aws(let policy):
            if !isListed { out.member("Description", policy.description) }
            out.member("CreateDate", policy.createdAt)
            out.member("UpdateDate", policy.updatedAt)
        }
    }
}

/// `PolicyVersion`.
struct PolicyVersionShape: WireEncodable {
    let name: String
    /// Nil in lists.
    let document: String?
    let isDefault: Bool
    let createdAt: Instant

    func encode(to out: inout some WireObject) {
        out.member("Document", document?.percentEncoded)
        out.member("VersionId", name)
        out.member("IsDefaultVersion", isDefault)
        out.member("CreateDate", createdAt)
    }
}

extension AnyPolicy {
    /// Newest first.
    func versions(withDocuments: Bool) -> [PolicyVersionShape] {
        switch self {
        case .customer(let policy):
            policy.versions.reversed().map {
                PolicyVersionShape(
                    name: $0.name, document: withDocuments ? $0.document : nil, isDefault: $0.number == policy.defaultNumber,
                    createdAt: $0.createdAt)
            }
        case .aws(let policy):
            [
                PolicyVersionShape(
                    name: policy.version, document: withDocuments ? policy.document : nil, isDefault: true, createdAt: policy.updatedAt)
            ]
        }
    }
}

/// The answer of `GetUserPolicy` and its like.
struct InlinePolicyAnswer: WireEncodable {
    /// `UserName`, `RoleName` or `GroupName`.
    let holder: StaticString
    let name: String
    let policy: InlinePolicy

    func encode(to out: inout some WireObject) {
        out.member(holder, name)
        out.member("PolicyName", policy.name)
        out.member("PolicyDocument", policy.document.percentEncoded)
    }
}
