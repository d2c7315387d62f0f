import AWSTypes
import Testing

@testable import Model

@Suite("Schedule expressions") struct ScheduleExpressionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let expression: String
        /// The next windows after Friday, 2026-01-30, 12:30, the moment when the rules were given.
        let starts: [String]
        var testDescription: String { expression }

        init(_ expression: String, _ starts: String...) {
            self.expression = expression
            self.starts = starts
        }
    }

    static let rows: [Row] = [
        // Rates
        Row("rate(4 hours)", "2026-01-30 16:00", "2026-01-30 20:00", "2026-01-31 00:00"),
        Row("rate(12 hours)", "2026-01-31 00:00", "2026-01-31 12:00", "2026-02-01 00:00"),
        Row("rate(5 hours)", "2026-01-30 15:00", "2026-01-30 20:00", "2026-01-31 01:00", "2026-01-31 06:00"),
        Row("rate(36 hours)", "2026-01-31 12:00", "2026-02-02 00:00", "2026-02-03 12:00"),
        Row("rate(4 hour)", "2026-01-30 16:00"),
        Row("rate(23976 hours)", "2028-10-25 00:00"),
        Row("rate(1 day)", "2026-01-31 00:00", "2026-02-01 00:00", "2026-02-02 00:00"),
        Row("rate(10 days)", "2026-02-09 00:00", "2026-02-19 00:00", "2026-03-01 00:00"),
        Row("rate(10 day)", "2026-02-09 00:00"),
        Row("rate(1 days)", "2026-01-31 00:00"),
        Row("rate(999 days)", "2028-10-25 00:00"),
        // Hours
        Row("cron(0 /8 * * ? *)", "2026-01-30 16:00", "2026-01-31 00:00", "2026-01-31 08:00"),
        Row("cron(0 */8 * * ? *)", "2026-01-30 16:00", "2026-01-31 00:00", "2026-01-31 08:00"),
        Row("cron(0 8/8 * * ? *)", "2026-01-30 16:00", "2026-01-31 08:00", "2026-01-31 16:00"),
        Row("cron(0 2/10 * * ? *)", "2026-01-30 22:00", "2026-01-31 02:00", "2026-01-31 12:00", "2026-01-31 22:00", "2026-02-01 02:00"),
        Row("cron(0 4/12 * * ? *)", "2026-01-30 16:00", "2026-01-31 04:00", "2026-01-31 16:00"),
        Row("cron(0 /4 * * ? *)", "2026-01-30 16:00", "2026-01-30 20:00", "2026-01-31 00:00"),
        Row("cron(0 /5 * * ? *)", "2026-01-30 15:00", "2026-01-30 20:00", "2026-01-31 00:00"),
        // Three hours from 21 to 24, but never on two days in a row.
        Row("cron(0 /7 1 * ? *)", "2026-02-01 00:00", "2026-02-01 07:00", "2026-02-01 14:00", "2026-02-01 21:00", "2026-03-01 00:00"),
        // Days
        Row("cron(0 10 * * ? *)", "2026-01-31 10:00", "2026-02-01 10:00"),
        Row("cron(0 12 * * ? *)", "2026-01-31 12:00"),
        Row("cron(0 13 * * ? *)", "2026-01-30 13:00", "2026-01-31 13:00"),
        Row("cron(0 10 ? * * *)", "2026-01-31 10:00", "2026-02-01 10:00"),
        Row("cron(0 0 1 1 ? *)", "2027-01-01 00:00", "2028-01-01 00:00"),
        Row("cron(0 16 1,15 * ? *)", "2026-02-01 16:00", "2026-02-15 16:00", "2026-03-01 16:00"),
        Row("cron(0 16 28-31 * ? *)", "2026-01-30 16:00", "2026-01-31 16:00", "2026-02-28 16:00", "2026-03-28 16:00"),
        Row("cron(0 16 31 * ? *)", "2026-01-31 16:00", "2026-03-31 16:00", "2026-05-31 16:00"),
        Row("cron(0 16 1/10 * ? *)", "2026-01-31 16:00", "2026-02-01 16:00", "2026-02-11 16:00", "2026-02-21 16:00", "2026-03-01 16:00"),
        Row("cron(0 16 */10 2 ? *)", "2026-02-01 16:00", "2026-02-11 16:00", "2026-02-21 16:00", "2027-02-01 16:00"),
        Row("cron(0 16 5-20/7 2 ? *)", "2026-02-05 16:00", "2026-02-12 16:00", "2026-02-19 16:00", "2027-02-05 16:00"),
        Row("cron(0 17 L * ? *)", "2026-01-31 17:00", "2026-02-28 17:00", "2026-03-31 17:00", "2026-04-30 17:00"),
        Row("cron(0 17 15,L 2 ? *)", "2026-02-15 17:00", "2026-02-28 17:00", "2027-02-15 17:00"),
        Row("cron(0 3 FRIL * ? *)", "2026-02-27 03:00", "2026-03-27 03:00", "2026-04-24 03:00"),
        Row("cron(0 3 29 2 ? *)", "2028-02-29 03:00", "2032-02-29 03:00"),
        // Months
        Row("cron(0 9 1 JAN,JUL ? *)", "2026-07-01 09:00", "2027-01-01 09:00"),
        Row("cron(0 9 1 jan,Jul ? *)", "2026-07-01 09:00", "2027-01-01 09:00"),
        Row("cron(0 9 1 MAR-MAY ? *)", "2026-03-01 09:00", "2026-04-01 09:00", "2026-05-01 09:00", "2027-03-01 09:00"),
        Row("cron(0 9 1 NOV-FEB ? *)", "2026-02-01 09:00", "2026-11-01 09:00", "2026-12-01 09:00", "2027-01-01 09:00"),
        Row("cron(0 9 1 /6 ? *)", "2026-07-01 09:00", "2027-01-01 09:00"),
        Row("cron(0 9 1 2/5 ? *)", "2026-02-01 09:00", "2026-07-01 09:00", "2026-12-01 09:00", "2027-02-01 09:00"),
        // Weekdays
        Row("cron(0 18 ? * SAT *)", "2026-01-31 18:00", "2026-02-07 18:00"),
        Row("cron(0 18 ? * 7 *)", "2026-01-31 18:00", "2026-02-07 18:00"),
        Row("cron(0 18 ? * L *)", "2026-01-31 18:00", "2026-02-07 18:00"),
        Row("cron(0 18 ? * MON-WED *)", "2026-02-02 18:00", "2026-02-03 18:00", "2026-02-04 18:00", "2026-02-09 18:00"),
        Row("cron(0 18 ? * SAT-SUN *)", "2026-01-31 18:00", "2026-02-01 18:00", "2026-02-07 18:00"),
        Row("cron(0 18 ? * TUE,THU *)", "2026-02-03 18:00", "2026-02-05 18:00", "2026-02-10 18:00"),
        Row("cron(0 18 ? * 2/3 *)", "2026-02-02 18:00", "2026-02-05 18:00", "2026-02-09 18:00"),
        Row("cron(0 1 ? 1/3 SUN#1 *)", "2026-04-05 01:00", "2026-07-05 01:00", "2026-10-04 01:00", "2027-01-03 01:00"),
        Row("cron(0 1 ? * TUE#3 *)", "2026-02-17 01:00", "2026-03-17 01:00", "2026-04-21 01:00"),
        Row("cron(0 1 ? * 3#3 *)", "2026-02-17 01:00", "2026-03-17 01:00"),
        Row("cron(0 1 ? * MON#1,MON#3 *)", "2026-02-02 01:00", "2026-02-16 01:00", "2026-03-02 01:00"),
        Row("cron(0 1 ? * SUN#5 *)", "2026-03-29 01:00", "2026-05-31 01:00"),
        Row("cron(0 1 ? 2 SUN#5 *)", "2032-02-29 01:00", "2060-02-29 01:00", "2088-02-29 01:00", "2128-02-29 01:00"),
        Row("cron(0 1 ? * FRIL *)", "2026-02-27 01:00", "2026-03-27 01:00"),
        Row("cron(0 1 ? * 6L *)", "2026-02-27 01:00", "2026-03-27 01:00"),
    ]

    @Test("an expression opens its windows", arguments: rows) func opens(_ row: Row) throws {
        let given: Instant = at("2026-01-30 12:30")
        let schedule: RotationSchedule = try RotationRules(scheduleExpression: row.expression).validated()
        #expect(schedule.starts(after: given, anchor: given, count: row.starts.count) == row.starts)
    }

    static let refused: [(expression: String, sentence: String)] = [
        ("", "must have the form"), ("rate", "must have the form"), ("daily", "must have the form"), ("RATE(1 day)", "must have the form"),
        ("rate(1 day", "must have the form"), ("rate 1 day", "must have the form"), (" rate(1 day)", "must have the form"),
        ("rate(1 day) ", "must have the form"), ("at(2026-01-01)", "must have the form"),
        ("rate()", "positive whole number"), ("rate(day)", "positive whole number"), ("rate(1day)", "positive whole number"),
        ("rate(0 days)", "positive whole number"), ("rate(-1 days)", "positive whole number"), ("rate(+1 days)", "positive whole number"),
        ("rate(1 2 days)", "positive whole number"), ("rate(9999999999999999999 days)", "positive whole number"),
        ("rate(1 week)", "unit"), ("rate(5 minutes)", "unit"), ("rate(5 DAYS)", "unit"),
        ("rate(3 hours)", "every 4 hours"), ("rate(1 hour)", "every 4 hours"), ("rate(1000 days)", "999 days"),
        ("rate(23977 hours)", "999 days"),
        ("cron()", "six fields"), ("cron(0 10 * * ?)", "six fields"), ("cron(0 10 * * ? * *)", "six fields"),
        ("cron(5 10 * * ? *)", "Minutes"), ("cron(* 10 * * ? *)", "Minutes"), ("cron(0/30 10 * * ? *)", "Minutes"),
        ("cron(00 10 * * ? *)", "Minutes"),
        ("cron(0 * * * ? *)", "every 4 hours"), ("cron(0 /1 * * ? *)", "4 hours apart"), ("cron(0 /3 * * ? *)", "4 hours apart"),
        ("cron(0 */2 * * ? *)", "4 hours apart"), ("cron(0 /7 * * ? *)", "4 hours apart"), ("cron(0 0/11 * * ? *)", "4 hours apart"),
        ("cron(0 /7 L,1 * ? *)", "4 hours apart"), ("cron(0 8,20 * * ? *)", "Hours"), ("cron(0 8-20 * * ? *)", "Hours"),
        ("cron(0 24 * * ? *)", "Hours"),
        ("cron(0 ? * * ? *)", "Hours"), ("cron(0 10/0 * * ? *)", "Hours"), ("cron(0 / * * ? *)", "Hours"),
        ("cron(0 1/2/3 * * ? *)", "Hours"),
        ("cron(0 10/24 * * ? *)", "Hours"), ("cron(0 TEN * * ? *)", "Hours"),
        ("cron(0 10 * * * *)", "exactly one"), ("cron(0 10 ? * ? *)", "exactly one"), ("cron(0 10 1 * MON *)", "exactly one"),
        ("cron(0 10 0 * ? *)", "Day-of-month"), ("cron(0 10 32 * ? *)", "Day-of-month"), ("cron(0 10 1, * ? *)", "Day-of-month"),
        ("cron(0 10 20-10 * ? *)", "Day-of-month"), ("cron(0 10 1-2-3 * ? *)", "Day-of-month"), ("cron(0 10 LW * ? *)", "Day-of-month"),
        ("cron(0 10 15W * ? *)", "Day-of-month"), ("cron(0 10 2L * ? *)", "Day-of-month"), ("cron(0 10 L-3 * ? *)", "Day-of-month"),
        ("cron(0 10 1,? * ? *)", "Day-of-month"), ("cron(0 10 MON * ? *)", "Day-of-month"), ("cron(0 10 1/32 * ? *)", "Day-of-month"),
        ("cron(0 10 1 0 ? *)", "Month"), ("cron(0 10 1 13 ? *)", "Month"), ("cron(0 10 1 JANUARY ? *)", "Month"),
        ("cron(0 10 1 ? ? *)", "Month"),
        ("cron(0 10 1 L ? *)", "Month"), ("cron(0 10 ? ? MON *)", "Month"),
        ("cron(0 10 ? * 0 *)", "Day-of-week"), ("cron(0 10 ? * 8 *)", "Day-of-week"), ("cron(0 10 ? * MO *)", "Day-of-week"),
        ("cron(0 10 ? * MON#0 *)", "Day-of-week"), ("cron(0 10 ? * MON#6 *)", "Day-of-week"), ("cron(0 10 ? * #2 *)", "Day-of-week"),
        ("cron(0 10 ? * MON#1#2 *)", "Day-of-week"), ("cron(0 10 ? * XL *)", "Day-of-week"), ("cron(0 10 ? * MON-FRI/9 *)", "Day-of-week"),
        ("cron(0 10 * * ? 2026)", "Year"), ("cron(0 10 * * ? ?)", "Year"), ("cron(0 10 * * ? 2026-2030)", "Year"),
        ("cron(0 16 31 2 ? *)", "never comes"), ("cron(0 16 30 FEB ? *)", "never comes"),
        ("cron(0 16 31 APR,JUN,SEP,NOV ? *)", "never comes"),
    ]

    @Test("an expression that means nothing is refused, and the error says why", arguments: refused)
    func refuses(expression: String, sentence: String) throws {
        let error: AWSError = try #require(throws: AWSError.self) { try RotationRules(scheduleExpression: expression).validated() }
        #expect(error.code == "InvalidParameterException")
        #expect(error.status == 400)
        #expect(error.message?.contains(sentence) == true, "\(error.message ?? "")")
        #expect(error.message?.contains("`\(expression)`") == true, "\(error.message ?? "")")
    }
}
