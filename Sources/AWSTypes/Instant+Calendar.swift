/// A date and time of day of the proleptic Gregorian calendar, in UTC.
package struct CalendarTime: Hashable, Sendable {
    package var year: Int
    /// 1 to 12.
    package var month: Int
    /// 1 to 31.
    package var day: Int
    package var hour: Int = 0
    package var minute: Int = 0
    package var second: Int = 0

    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// How many days `month` of `year` has.
    package static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Instant {
    /// The instant of a calendar time. The fields must be in range.
    package init(_ time: CalendarTime) {
        // Days from civil: years begin in March, so that the leap day is the last of its year (H. Hinnant, chrono-Compatible Low-Level Date Algorithms).
        let year: Int = time.month <= 2 ? time.year - 1 : time.year
        let era: Int = (year >= 0 ? year : year - 399) / 400
        let yearOfEra: Int = year - era * 400
        let dayOfYear: Int = (153 * (time.month + (time.month > 2 ? -3 : 9)) + 2) / 5 + time.day - 1
        let dayOfEra: Int = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days: Int = era * 146_097 + dayOfEra - 719_468
        self.init(seconds: Int64(days * 86_400 + time.hour * 3600 + time.minute * 60 + time.second))
    }

    /// The calendar time in UTC, milliseconds cut off.
    package var calendar: CalendarTime {
        let days: Int = Int(day) + 719_468
        let era: Int = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra: Int = days - era * 146_097
        let yearOfEra: Int = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear: Int = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth: Int = (5 * dayOfYear + 2) / 153
        let month: Int = marchMonth + (marchMonth < 10 ? 3 : -9)
        let ofDay: Int = Int(seconds - day * 86_400)
        return CalendarTime(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * marchMonth + 2) / 5 + 1,
            hour: ofDay / 3600, minute: ofDay / 60 % 60, second: ofDay % 60)
    }

    /// 1 for Sunday to 7 for Saturday, as in AWS's cron expressions.
    package var weekday: Int { Int(((day % 7) + 11) % 7) + 1 }
}
