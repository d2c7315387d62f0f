/// A point in time: milliseconds since 1970-01-01T00:00:00Z. All calendars here are Gregorian and UTC.
package struct Instant: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Whole seconds since 1970, rounded towards the past.
    package var seconds: Int64 { milliseconds.dividedRoundingDown(by: 1000) }
    /// Whole days since 1970, rounded towards the past.
    package var day: Int64 { milliseconds.dividedRoundingDown(by: Interval.day.milliseconds) }
    /// Midnight UTC at the start of this day.
    package var startOfDay: Instant { Instant(milliseconds: day * Interval.day.milliseconds) }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    package static func + (left: Instant, right: Interval) -> Instant { Instant(milliseconds: left.milliseconds + right.milliseconds) }
    package static func - (left: Instant, right: Interval) -> Instant { Instant(milliseconds: left.milliseconds - right.milliseconds) }
    package static func - (left: Instant, right: Instant) -> Interval { Interval(milliseconds: left.milliseconds - right.milliseconds) }
}

/// A length of time in milliseconds.
package struct Interval: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// What a monotonic clock has counted, in whole milliseconds.
    package init(_ duration: Duration) { self.init(milliseconds: Int64(duration / .milliseconds(1))) }

    package static func seconds(_ count: Int64) -> Interval { Interval(milliseconds: count * 1000) }
    package static func minutes(_ count: Int64) -> Interval { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Interval { .minutes(count * 60) }
    package static func days(_ count: Int64) -> Interval { .hours(count * 24) }
    package static let day: Interval = .days(1)

    package static func < (left: Interval, right: Interval) -> Bool { left.milliseconds < right.milliseconds }
}

extension Int64 {
    /// Division that rounds towards negative infinity, for `divisor` > 0.
    fileprivate func dividedRoundingDown(by divisor: Int64) -> Int64 {
        let quotient: Int64 = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
