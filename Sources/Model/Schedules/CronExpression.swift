package import AWSTypes

/// `cron(Minutes Hours Day-of-month Month Day-of-week Year)`: the hours at which windows open.
///
/// A day counts if one of the two day fields names it; the other one is `?`.
package struct CronExpression: Hashable, Sendable {
    /// Bits 0 to 23. Hours begin anew each day: `2/10` is 02, 12, 22 and on the next day 02 again.
    let hours: UInt32
    /// Bits 1 to 12.
    let months: UInt32
    let days: CronDays

    /// Reads the six fields of `text`. Throws `InvalidParameterException`, also for a schedule that never comes or comes too often.
    init(_ text: String, fields: [Substring]) throws(AWSError) {
        let reader: CronReader = CronReader(expression: text)
        guard fields.count == 6 else {
            throw reader.error("needs six fields: Minutes Hours Day-of-month Month Day-of-week Year")
        }
        guard fields[0] == "0" else { throw reader.error("must have 0 in the Minutes field: rotation windows open on the hour") }
        hours = try reader.hours(fields[1])
        days = try reader.days(ofMonth: fields[2], ofWeek: fields[4])
        months = try reader.months(fields[3])
        guard fields[5] == "*" else { throw reader.error("must have `*` in the Year field") }
        guard firstHit(after: Instant(milliseconds: 0)) != nil else { throw reader.error("names a day that never comes") }
        guard shortestGap >= 4 else { throw reader.error("opens windows less than 4 hours apart") }
    }

    /// Whether windows open several times on the same day, so that the schedule is one in hours.
    var isHourly: Bool { hours.nonzeroBitCount > 1 }

    /// The fewest hours between two hits that follow each other; 24 if there is but one a day.
    var shortestGap: Int {
        let listed: [Int] = (0..<24).filter { hours >> $0 & 1 == 1 }
        var gap: Int = zip(listed, listed.dropFirst()).map { $1 - $0 }.min() ?? 24
        if let first: Int = listed.first, let last: Int = listed.last, first + 24 - last < gap, hitsConsecutiveDays {
            gap = first + 24 - last
        }
        return gap
    }

    /// The first hit strictly later than `moment`; nil if there is none in the next 41 years, hence none at all.
    ///
    /// Leap years decide it: the rarest day there is, a 29 February on a given weekday, comes at least every 40 years.
    package func firstHit(after moment: Instant) -> Instant? {
        let midnight: Instant = moment.startOfDay
        let today: CalendarTime = midnight.calendar
        let hour: Int = Int((moment - midnight).milliseconds / Interval.hours(1).milliseconds)
        var (year, month): (Int, Int) = (today.year, today.month)
        var left: UInt32 = hits(inMonth: month, of: year)
        let laterToday: UInt32 = hours & (UInt32.max << UInt32(hour + 1))
        if left >> UInt32(today.day) & 1 == 1, laterToday != 0 { return midnight + .hours(Int64(laterToday.trailingZeroBitCount)) }
        // Day 31 shifts by 32: nothing of the month is left then.
        left &= UInt32.max << UInt32(today.day + 1)
        for _ in 0...41 * 12 {
            if left != 0 {
                return Instant(CalendarTime(year: year, month: month, day: left.trailingZeroBitCount, hour: hours.trailingZeroBitCount))
            }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            left = hits(inMonth: month, of: year)
        }
        return nil
    }

    /// The days of a month on which windows open: bits 1 to 31.
    private func hits(inMonth month: Int, of year: Int) -> UInt32 {
        months >> UInt32(month) & 1 == 1 ? days.inMonth(month, of: year) : 0
    }

    /// Whether there are ever hits on two days that follow each other. 28 years hold every order of weekdays and leap years.
    private var hitsConsecutiveDays: Bool {
        var lastOfMonthBefore: Bool = false
        for year: Int in 2001...2028 {
            for month: Int in 1...12 {
                let set: UInt32 = hits(inMonth: month, of: year)
                if set & (set << 1) != 0 || lastOfMonthBefore && set >> 1 & 1 == 1 { return true }
                lastOfMonthBefore = set >> UInt32(CalendarTime.daysInMonth(month, year: year)) & 1 == 1
            }
        }
        return false
    }
}
