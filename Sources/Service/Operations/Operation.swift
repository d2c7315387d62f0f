package import AWSTypes
package import Wire

/// One operation of an AWS API: its stored properties are the wire's members, `run` is its deed.
///
/// The type's name is the operation's name. One file each, under `Operations/` of its service, and one line in that service's list.
package protocol Operation: Decodable, Sendable {
    /// What it acts on: a secret, a key, the account.
    associatedtype Target: Sendable
    associatedtype Output: WireEncodable

    static var isReadOnly: Bool { get }

    /// What may be written down of the request: an allow-list. Secret members are left out, not masked.
    var auditFields: AuditFields { get }
    /// What may be written down of the answer; nil for reads.
    func auditFields(of output: Output) -> AuditFields?
    /// The same, for answers that do not name what was changed.
    func auditFields(of output: Output, on target: Found<Target>) -> AuditFields?

    /// Finds what is meant. Never throws not-found: an absent thing is authorised first.
    func target(in call: Call) async throws -> Found<Target>
    /// Which permissions it takes.
    func access(to target: Found<Target>, in call: Call) -> [Access]
    /// Decides, and stages changes; writes nothing. May run several times.
    func run(on target: Target, in call: Call) async throws -> Output
    /// What happens if there is no such thing, once the caller may know it.
    func run(onAbsent absent: Absent, in call: Call) async throws -> Output
}

extension Operation {
    package static var name: String { String(describing: Self.self) }
    package func auditFields(of output: Output) -> AuditFields? { nil }
    package func auditFields(of output: Output, on target: Found<Target>) -> AuditFields? { auditFields(of: output) }
    package func run(onAbsent absent: Absent, in call: Call) async throws -> Output { throw absent.error }
}

/// What an operation's identifier led to.
package enum Found<Target: Sendable>: Sendable {
    case found(Target)
    case absent(Absent)
}

/// A thing that is not there.
package struct Absent: Sendable {
    /// As the caller named it.
    package let identifier: String
    /// The ARN that it would have, which the caller is authorised against.
    package let arn: String
    /// The account that it would belong to.
    package let owner: AccountID
    /// What a caller who may know is told.
    package let error: AWSError

    package init(identifier: String, arn: String, owner: AccountID, error: AWSError) {
        self.identifier = identifier
        self.arn = arn
        self.owner = owner
        self.error = error
    }
}
