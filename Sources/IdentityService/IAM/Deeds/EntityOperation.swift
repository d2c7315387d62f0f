import AWSTypes
import Model
import Service

/// What an operation can be about, named in its request.
protocol NamedEntity: IAMEntity {
    var arn: String { get }
    /// For conditions.
    var conditionTags: [Tag] { get }
    /// For conditions: the ARN of the policy that limits it.
    var standingBoundary: String? { get }
    static func absentARN(_ name: String, _ account: AccountID) -> String
    static func missing(_ name: String) -> AWSError
}

/// An operation on one user, group or role of the caller's account.
protocol EntityOperation: Operation where Target: NamedEntity {
    /// Its name in the request; nil: the caller, who must be an IAM user.
    var entityName: String? { get }
    /// The request's part of the condition keys.
    var requestKeys: IAMKeys { get }
    /// Whether conditions may ask for the entity's permissions boundary: so administrators are held to entities that have one (IAM user guide,
    /// *Delegating responsibility to others using permissions boundaries*).
    static var showsBoundary: Bool { get }
}

extension EntityOperation {
    var requestKeys: IAMKeys { IAMKeys() }
    static var showsBoundary: Bool { false }

    func target(in call: Call) async throws -> Found<Target> {
        let name: String = try entityName ?? call.callerName()
        guard let entity: Target = try await call.entity(Target.self, named: name) else {
            return .absent(
                Absent(
                    identifier: name, arn: Target.absentARN(name, call.account), owner: call.account, error: Target.missing(name)))
        }
        return .found(entity)
    }

    func access(to target: Found<Target>, in call: Call) -> [Access] {
        var keys: IAMKeys = requestKeys
        switch target {
        case .found(let entity):
            keys.resourceTags = entity.conditionTags
            if Self.showsBoundary { keys.boundary = entity.standingBoundary }
            return [Access(call.action, on: entity.arn, owner: call.account) { [keys] in keys.value(of: $0) }]
        case .absent(let absent):
            return [Access(call.action, on: absent.arn, owner: call.account) { [keys] in keys.value(of: $0) }]
        }
    }
}

extension NamedEntity {
    var standingBoundary: String? { nil }
}

extension Call {
    /// The caller's own name, for requests that name nobody.
    func callerName() throws(AWSError) -> String {
        guard let name: String = caller.userName else {
            throw AWSError("ValidationError", "Must specify userName when calling with non-User credentials")
        }
        return name
    }
}

extension User: NamedEntity {
    var conditionTags: [Tag] { tags }
    var standingBoundary: String? { permissionsBoundary }
    static func absentARN(_ name: String, _ account: AccountID) -> String { "arn:aws:iam::\(account):user/\(name)" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("The user with name \(name) cannot be found.") }
}

extension Group: NamedEntity {
    var conditionTags: [Tag] { [] }
    static func absentARN(_ name: String, _ account: AccountID) -> String { "arn:aws:iam::\(account):group/\(name)" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("The group with name \(name) cannot be found.") }
}

extension Role: NamedEntity {
    var conditionTags: [Tag] { tags }
    var standingBoundary: String? { permissionsBoundary }
    static func absentARN(_ name: String, _ account: AccountID) -> String { "arn:aws:iam::\(account):role/\(name)" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("The role with name \(name) cannot be found.") }
}

extension InstanceProfile: NamedEntity {
    var conditionTags: [Tag] { tags }
    static func absentARN(_ name: String, _ account: AccountID) -> String { "arn:aws:iam::\(account):instance-profile/\(name)" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("Instance Profile \(name) cannot be found.") }
}

extension Role {
    /// Service-linked roles are changed by their service only.
    func demandUnlinked() throws(AWSError) {
        guard !isServiceLinked else {
            throw AWSError(
                "UnmodifiableEntity", "Cannot perform the operation on the protected role '\(name)' - this role is only modifiable by AWS")
        }
    }
}
