package import AWSTypes

/// When a secret is to be rotated, exactly as the caller wrote it, for that is what DescribeSecret shows.
///
/// What the words mean is a ``RotationSchedule``; ``validated()`` gives it. (API reference, *RotationRulesType*.)
package struct RotationRules: Hashable, Sendable {
    /// 1 to 1000. Either this or ``scheduleExpression``.
    package var automaticallyAfterDays: Int?
    /// `rate(…)` or `cron(…)`.
    package var scheduleExpression: String?
    /// The length of the rotation window in hours, such as `3h`. Nil: as long as the kind of schedule has it.
    package var duration: String?

    package init(automaticallyAfterDays: Int? = nil, scheduleExpression: String? = nil, duration: String? = nil) {
        self.automaticallyAfterDays = automaticallyAfterDays
        self.scheduleExpression = scheduleExpression
        self.duration = duration
    }

    /// What the rules mean. Throws `InvalidParameterException` where they contradict themselves or mean nothing.
    package func validated() throws(AWSError) -> RotationSchedule {
        let rhythm: ScheduleExpression = try rhythm()
        let length: Interval? = if let duration { try .hours(RotationRules.hours(in: duration)) } else { nil }
        return try RotationSchedule(rhythm, isResetByChanges: automaticallyAfterDays != nil, duration: length)
    }

    private func rhythm() throws(AWSError) -> ScheduleExpression {
        switch (automaticallyAfterDays, scheduleExpression) {
        case (let days?, nil):
            guard (1...1000).contains(days) else {
                throw .invalidSchedule("AutomaticallyAfterDays is `\(days)`; it must be between 1 and 1000.")
            }
            return .days(days)
        case (nil, let expression?): return try ScheduleExpression(expression)
        case (nil, nil): throw .invalidSchedule("RotationRules needs either AutomaticallyAfterDays or ScheduleExpression.")
        case (_?, _?): throw .invalidSchedule("RotationRules can't have both AutomaticallyAfterDays and ScheduleExpression.")
        }
    }

    /// `3h` → 3.
    private static func hours(in duration: String) throws(AWSError) -> Int64 {
        guard duration.utf8.count <= 3, duration.hasSuffix("h"), let hours: Int = Int(digits: duration.dropLast()), hours > 0 else {
            throw .invalidSchedule("The Duration `\(duration)` is not a number of hours from `1h` to `99h`.")
        }
        return Int64(hours)
    }
}
