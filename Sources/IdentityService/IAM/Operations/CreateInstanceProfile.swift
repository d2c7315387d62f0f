import AWSTypes
import Model
import Service
import Wire

/// Makes an instance profile. (IAM API reference, *CreateInstanceProfile*.)
struct CreateInstanceProfile: Operation {
    let instanceProfileName: InstanceProfileName
    let path: EntityPath?
    let tags: EntityTags?

    static let isReadOnly: Bool = false

    var auditFields: AuditFields {
        AuditFields().text("instanceProfileName", instanceProfileName.text).text("path", path?.text).tags(tags?.tags)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        let arn: String = "arn:aws:iam::\(call.account):instance-profile\(path?.text ?? "/")\(instanceProfileName.text)"
        let keys: IAMKeys = IAMKeys(requestTags: tags?.tags ?? [])
        return ([call.action] + (tags == nil ? [] : ["iam:TagInstanceProfile"])).map { action in
            Access(action, on: arn, owner: call.account) { keys.value(of: $0) }
        }
    }

    func run(on target: Void, in call: Call) async throws -> Single<InstanceProfileShape> {
        guard try await call.entity(InstanceProfile.self, named: instanceProfileName.text) == nil else {
            throw AWSError.entityExists("Instance Profile \(instanceProfileName.text) already exists.")
        }
        var profile: InstanceProfile = InstanceProfile(
            id: UniqueID.instanceProfile(call.randomness), account: call.account, path: path?.text ?? "/", name: instanceProfileName.text,
            createdAt: call.now)
        profile.tags = try [].adding(tags?.tags ?? [])
        try await call.demandRoom(.instanceProfiles)
        call.changes.insert(profile)
        return Single("InstanceProfile", InstanceProfileShape(profile: profile, role: nil))
    }
}
