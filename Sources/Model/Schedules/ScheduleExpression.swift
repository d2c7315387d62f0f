package import AWSTypes

/// The rhythm of a schedule: every so many hours or days, or the hours that a cron expression names. All in UTC.
///
/// (Secrets Manager user guide, *Rotation schedules*.)
package enum ScheduleExpression: Hashable, Sendable {
    /// `rate(12 hours)`: 4 hours to 999 days.
    case hours(Int)
    /// `rate(10 days)`: at most 999 days.
    case days(Int)
    case cron(CronExpression)

    /// Reads `rate(<number> <unit>)` or `cron(<six fields>)`. Throws `InvalidParameterException` for anything else.
    package init(_ text: String) throws(AWSError) {
        guard text.hasSuffix(")") else { throw .notASchedule(text) }
        if text.hasPrefix("rate(") {
            self = try ScheduleExpression.rate(text, fields: text.dropFirst(5).dropLast().split(separator: " "))
        } else if text.hasPrefix("cron(") {
            self = .cron(try CronExpression(text, fields: text.dropFirst(5).dropLast().split(separator: " ")))
        } else {
            throw .notASchedule(text)
        }
    }

    private static func rate(_ text: String, fields: [Substring]) throws(AWSError) -> ScheduleExpression {
        guard fields.count == 2, let count: Int = Int(digits: fields[0]), count > 0 else {
            throw .invalidSchedule("The ScheduleExpression `\(text)` must be a positive whole number and a unit, as in `rate(10 days)`.")
        }
        switch fields[1] {
        case "hour", "hours":
            guard count >= 4 else { throw .invalidSchedule("The ScheduleExpression `\(text)` rotates more often than every 4 hours.") }
            guard count <= 999 * 24 else { throw .rateTooLong(text) }
            return .hours(count)
        case "day", "days":
            guard count <= 999 else { throw .rateTooLong(text) }
            return .days(count)
        default:
            throw .invalidSchedule("The unit of the ScheduleExpression `\(text)` must be hour, hours, day or days.")
        }
    }
}

extension Int {
    /// Reads one to nine ASCII digits and nothing else: no sign, no space.
    init?(digits text: some StringProtocol) {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        self.init(text)
    }
}

extension AWSError {
    /// AWS's own sentences for bad rotation rules are not published; the code is.
    static func invalidSchedule(_ sentence: String) -> AWSError { AWSError("InvalidParameterException", sentence) }

    fileprivate static func notASchedule(_ text: String) -> AWSError {
        .invalidSchedule("The ScheduleExpression `\(text)` must have the form `rate(…)` or `cron(…)`.")
    }

    fileprivate static func rateTooLong(_ text: String) -> AWSError {
        .invalidSchedule("The ScheduleExpression `\(text)` is longer than 999 days.")
    }
}
