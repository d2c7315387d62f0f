package import AWSTypes

/// Rotation rules that were understood: they say when windows open and close. All in UTC, where every day has 24 hours.
///
/// | schedule | opens | closes without a Duration | with one |
/// |---|---|---|---|
/// | days | at midnight | with the day | within the day |
/// | hours | every so many hours, from midnight | after one hour | before the next window opens |
/// | cron, several times a day | at each hour named | after one hour | before the next window opens |
/// | cron, daily or rarer | at the hour named | with the day | within the day |
///
/// (Secrets Manager user guide, *Rotation schedules*.)
package struct RotationSchedule: Hashable, Sendable {
    package let rhythm: ScheduleExpression
    /// Whether a new value, whoever made it, starts the count again. Only AutomaticallyAfterDays does so; rate and cron do not.
    package let isResetByChanges: Bool
    /// How long windows are; nil if they close with their day.
    let length: Interval?

    /// Throws `InvalidParameterException` if a window of `duration` would be too long for `rhythm`.
    init(_ rhythm: ScheduleExpression, isResetByChanges: Bool, duration: Interval?) throws(AWSError) {
        self.rhythm = rhythm
        self.isResetByChanges = isResetByChanges
        length = duration ?? (rhythm.isInHours ? .hours(1) : nil)
        guard let duration else { return }
        let most: Interval = rhythm.longestWindow
        guard duration <= most else {
            let hours: Int64 = duration.milliseconds / Interval.hours(1).milliseconds
            let limit: Int64 = most.milliseconds / Interval.hours(1).milliseconds
            throw .invalidSchedule(
                "The Duration `\(hours)h` is too long: the rotation window would reach into the next \(rhythm.isInHours ? "window" : "UTC day"). "
                    + "It can be at most `\(limit)h`.")
        }
    }

    /// The first window that opens after `now`.
    ///
    /// - Parameters:
    ///   - anchor: What rates and days count from: when the rules were given or, where the caller prefers, the last rotation. The count
    ///     begins at midnight of that day. Cron expressions need none.
    ///   - lastChanged: When the value last changed, by a rotation or by hand. AutomaticallyAfterDays counts from it if it is later.
    /// - Returns: Nil only for a cron expression whose day never comes, and such are not accepted.
    package func nextWindow(after now: Instant, anchor: Instant, lastChanged: Instant? = nil) -> RotationWindow? {
        let anchor: Instant = isResetByChanges ? max(anchor, lastChanged ?? anchor) : anchor
        switch rhythm {
        case .hours(let hours): return window(from: RotationSchedule.next(after: now, anchor: anchor, step: .hours(Int64(hours))))
        case .days(let days): return window(from: RotationSchedule.next(after: now, anchor: anchor, step: .days(Int64(days))))
        case .cron(let cron): return cron.firstHit(after: now).map { window(from: $0) }
        }
    }

    /// The window that is open at `now`; nil between windows.
    package func openWindow(at now: Instant, anchor: Instant, lastChanged: Instant? = nil) -> RotationWindow? {
        var moment: Instant = now - (length ?? .day) - Interval(milliseconds: 1)
        while let window: RotationWindow = nextWindow(after: moment, anchor: anchor, lastChanged: lastChanged), window.start <= now {
            if window.contains(now) { return window }
            moment = window.start
        }
        return nil
    }

    private func window(from start: Instant) -> RotationWindow {
        RotationWindow(start: start, end: length.map { start + $0 } ?? start.startOfDay + .day)
    }

    /// The first of midnight, midnight + `step`, midnight + 2 × `step` … that comes after both `now` and `anchor`.
    private static func next(after now: Instant, anchor: Instant, step: Interval) -> Instant {
        let midnight: Instant = anchor.startOfDay
        let steps: Int64 = (max(now, anchor) - midnight).milliseconds / step.milliseconds + 1
        return midnight + Interval(milliseconds: steps * step.milliseconds)
    }
}

extension ScheduleExpression {
    /// Whether the guide would call it a schedule in hours.
    fileprivate var isInHours: Bool {
        switch self {
        case .hours: true
        case .days: false
        case .cron(let cron): cron.isHourly
        }
    }

    /// The longest window that stays clear of the next one or, for schedules in days, of the next UTC day.
    fileprivate var longestWindow: Interval {
        switch self {
        case .hours(let hours): .hours(Int64(hours))
        case .days: .day
        case .cron(let cron): .hours(Int64(cron.isHourly ? cron.shortestGap : 24 - cron.hours.trailingZeroBitCount))
        }
    }
}
