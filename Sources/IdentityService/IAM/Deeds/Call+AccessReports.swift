import AWSTypes
import Model
import PolicyEngine
import Service

/// What a report of last accesses is about.
enum ReportSubject: Sendable {
    case holder(SimulatedHolder)
    case policy(AnyPolicy)

    /// A report's `EntityType`s besides users and roles are made of several entities.
    var isSingle: Bool {
        switch self {
        case .holder(.user), .holder(.role): true
        case .holder(.group), .policy: false
        }
    }
}

/// A user or role as reports show it.
struct ReportedEntity: Sendable {
    let entity: any IAMEntity
    let arn: String
    /// By service.
    let uses: [String: LastUse]
}

/// The services whose accesses are reported, by namespace, with AWS's names for them.
enum ReportedService {
    static let names: [(namespace: String, name: String)] = [
        ("iam", "AWS Identity and Access Management"), ("secretsmanager", "AWS Secrets Manager"), ("sts", "AWS Security Token Service"),
    ]
}

extension Call {
    func reportSubject(_ arn: String) async throws -> Found<ReportSubject> {
        guard let parsed: ARN = ARN(arn), parsed.service == "iam", parsed.resource.hasPrefix("policy/") else {
            return switch try await simulatedHolder(arn) {
            case .found(let holder): .found(.holder(holder))
            case .absent(let absent): .absent(absent)
            }
        }
        guard let policy: AnyPolicy = try await policy(arn) else {
            return .absent(
                Absent(identifier: arn, arn: arn, owner: account, error: .noSuchEntity("Policy \(arn) was not found.")))
        }
        return .found(.policy(policy))
    }

    /// A report of the caller's account that can still be fetched.
    func report(_ id: String) async throws -> Found<AccessReport> {
        guard let report: AccessReport = try await entity(AccessReport.self, id), report.account == account, !report.isOver(at: now) else {
            return .absent(
                Absent(identifier: id, arn: "*", owner: account, error: .noSuchEntity("Job with id \(id) cannot be found.")))
        }
        return .found(report)
    }

    /// The subject of a report, which may have gone since it was asked for.
    func subject(of report: AccessReport) async throws -> ReportSubject {
        switch try await reportSubject(report.subject) {
        case .found(let subject): return subject
        case .absent(let absent): throw absent.error
        }
    }

    /// The services that the subject's policies allow anything of, ascending by namespace.
    func reportedServices(of subject: ReportSubject) async throws -> [(namespace: String, name: String)] {
        let documents: [PolicyDocument] =
            switch subject {
            case .holder(let holder): try await documents(of: holder)
            case .policy(let policy): [try PolicyDocument.readable(policy.document)]
            }
        return ReportedService.names.filter { service in documents.contains { $0.allowsSomething(of: service.namespace) } }
    }

    /// Whose accesses count: the user or role itself, a group's users, all whom a policy is attached to.
    func reportedEntities(of subject: ReportSubject) async throws -> [ReportedEntity] {
        var users: [User] = []
        var roles: [Role] = []
        switch subject {
        case .holder(.user(let user)): users = [user]
        case .holder(.role(let role)): roles = [role]
        case .holder(.group(let group)): users = try await members(of: group)
        case .policy(let policy):
            for referrer: IAMReferrer in try await store.referrers(of: policy.arn, in: account) where referrer.role == .attached {
                if let user: User = try await entity(User.self, referrer.id) { users.append(user) }
                if let role: Role = try await entity(Role.self, referrer.id) { roles.append(role) }
                if let group: Group = try await entity(Group.self, referrer.id) { users += try await members(of: group) }
            }
        }
        var entities: [ReportedEntity] = []
        var known: Set<String> = []
        for (entity, arn): (any IAMEntity, String) in users.map({ ($0, $0.arn) }) + roles.map({ ($0, $0.arn) })
        where known.insert(entity.id).inserted {
            let uses: [LastUse] = try await store.lastUses(by: entity.id)
            entities.append(
                ReportedEntity(entity: entity, arn: arn, uses: Dictionary(uses.map { ($0.service, $0) }, uniquingKeysWith: { $1 })))
        }
        return entities
    }

    /// The last time that a role was used for anything.
    func lastUse(of role: Role) async throws -> LastUse? { try await store.lastUses(by: role.id).max { $0.time < $1.time } }
}
