package import AWSTypes

/// What of a request or an answer may be written into its record, with the record's lower-camel names. Order is kept.
package struct AuditFields: Sendable {
    package indirect enum Value: Sendable {
        case text(String)
        case integer(Int64)
        case boolean(Bool)
        case list([Value])
        case object(AuditFields)

        fileprivate var size: Int {
            switch self {
            case .text(let text): text.utf8.count
            case .integer, .boolean: 8
            case .list(let values): values.reduce(0) { $0 + $1.size }
            case .object(let fields): fields.size
            }
        }
    }

    package private(set) var members: [(name: String, value: Value)] = []

    package init() {}

    /// Absent values are left out.
    package func text(_ name: String, _ value: String?) -> AuditFields { adding(name, value.map { .text($0) }) }
    package func integer(_ name: String, _ value: Int?) -> AuditFields { adding(name, value.map { .integer(Int64($0)) }) }
    package func boolean(_ name: String, _ value: Bool?) -> AuditFields { adding(name, value.map { .boolean($0) }) }
    package func texts(_ name: String, _ values: [String]?) -> AuditFields { adding(name, values.map { .list($0.map { .text($0) }) }) }
    package func objects(_ name: String, _ values: [AuditFields]?) -> AuditFields {
        adding(name, values.map { .list($0.map { .object($0) }) })
    }
    package func object(_ name: String, _ value: AuditFields?) -> AuditFields { adding(name, value.map { .object($0) }) }
    package func tags(_ tags: [Tag]?) -> AuditFields {
        objects("tags", tags.map { $0.map { AuditFields().text("key", $0.key).text("value", $0.value) } })
    }

    /// These fields, or in their place a note that they were too many, as CloudTrail has it.
    func omitted(_ name: String, ofMoreThan limit: Int) -> AuditFields {
        let size: Int = self.size
        guard size > limit else { return self }
        return AuditFields().boolean("omitted", true).integer("originalSize", size).text("reason", "\(name) too large")
    }

    /// Bytes of all names and texts.
    private var size: Int { members.reduce(0) { $0 + $1.name.utf8.count + $1.value.size } }

    private func adding(_ name: String, _ value: Value?) -> AuditFields {
        guard let value else { return self }
        var fields: AuditFields = self
        fields.members.append((name, value))
        return fields
    }
}

/// An entry of a record's `resources`.
package struct AuditResource: Hashable, Sendable {
    /// Such as `AWS::KMS::Key`.
    package let type: String
    package let arn: String
    package let account: AccountID

    package init(type: String, arn: String, account: AccountID) {
        self.type = type
        self.arn = arn
        self.account = account
    }
}

/// A record besides a request's primary one, with the same caller and request id.
package struct FurtherRecord: Sendable {
    package let eventName: String
    package let isReadOnly: Bool
    package let parameters: AuditFields
    package let resources: [AuditResource]
    /// Nil if it went well.
    package let denial: AccessDenied?

    package init(
        eventName: String, isReadOnly: Bool, parameters: AuditFields, resources: [AuditResource] = [], denial: AccessDenied? = nil
    ) {
        self.eventName = eventName
        self.isReadOnly = isReadOnly
        self.parameters = parameters
        self.resources = resources
        self.denial = denial
    }
}
