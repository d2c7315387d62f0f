import AWSTypes
import Model
import Service
import Wire

struct RotationDays: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...1000)
    let value: Int
    init(_ value: Int) { self.value = value }
}

struct WindowDuration: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 2...3, pattern: TextPattern("[0-9]+h", matches: isDuration))
    let text: String
    init(_ text: String) { self.text = text }

    private static func isDuration(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 2 && text.last == UInt8(ascii: "h")
            && text.dropLast().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}

struct ScheduleText: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: 1...256,
        pattern: TextPattern("[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+", each: { $0.isLetterOrDigit || "()#?*-/, ".utf8.contains($0) }))
    let text: String
    init(_ text: String) { self.text = text }
}

/// `RotationRules`.
struct RotationRulesMember: Decodable, Sendable {
    let automaticallyAfterDays: RotationDays?
    let duration: WindowDuration?
    let scheduleExpression: ScheduleText?

    var auditFields: AuditFields {
        AuditFields().integer("automaticallyAfterDays", automaticallyAfterDays?.value).text("duration", duration?.text)
            .text("scheduleExpression", scheduleExpression?.text)
    }

    /// The rules, if they make sense together.
    func rules() throws(AWSError) -> RotationSchedule {
        try RotationRules(
            automaticallyAfterDays: automaticallyAfterDays?.value, scheduleExpression: scheduleExpression?.text, duration: duration?.text
        ).validated()
    }
}

/// An item of `ExternalSecretRotationMetadata`.
struct ExternalMetadataMember: Decodable, Sendable {
    let key: MetadataKey?
    let value: MetadataValue?
}

struct MetadataKey: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...256)
    let text: String
    init(_ text: String) { self.text = text }
}

struct MetadataValue: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...2048)
    let text: String
    init(_ text: String) { self.text = text }
}
