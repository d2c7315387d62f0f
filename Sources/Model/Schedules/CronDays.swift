import AWSTypes

/// The days that a day field of a cron expression names. A day counts if any of the members names it.
struct CronDays: Hashable, Sendable {
    /// Bits 1 to 31.
    var ofMonth: UInt32 = 0
    /// Bits 1 (Sunday) to 7.
    var ofWeek: UInt32 = 0
    /// `L` in Day-of-month.
    var isLastOfMonth: Bool = false
    /// `FRIL`, the last Friday of the month: bits 1 to 7.
    var lastWeekdays: UInt32 = 0
    /// `TUE#3`, the third Tuesday: bit 8 × the ordinal + the weekday.
    var nthWeekdays: UInt64 = 0

    /// The days of one month: bits 1 to 31.
    func inMonth(_ month: Int, of year: Int) -> UInt32 {
        let length: Int = CalendarTime.daysInMonth(month, year: year)
        var days: UInt32 = ofMonth
        if isLastOfMonth { days |= 1 << UInt32(length) }
        if ofWeek | lastWeekdays != 0 || nthWeekdays != 0 {
            let first: Int = Instant(CalendarTime(year: year, month: month, day: 1)).weekday
            for day: Int in 1...length {
                let weekday: Int = (first + day - 2) % 7 + 1
                let ordinal: Int = (day - 1) / 7 + 1
                let isNamed: Bool =
                    ofWeek >> UInt32(weekday) & 1 == 1 || nthWeekdays >> UInt64(8 * ordinal + weekday) & 1 == 1
                    || day + 7 > length && lastWeekdays >> UInt32(weekday) & 1 == 1
                if isNamed { days |= 1 << UInt32(day) }
            }
        }
        return days & (UInt32.max >> UInt32(31 - length)) & ~1
    }
}
