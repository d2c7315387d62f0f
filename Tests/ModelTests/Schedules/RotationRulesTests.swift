import AWSTypes
import Testing

@testable import Model

@Suite("Rotation rules") struct RotationRulesTests {
    static let windows: [(rules: RotationRules, start: String, end: String, date: String)] = [
        (RotationRules(automaticallyAfterDays: 30), "2026-03-01 00:00", "2026-03-02 00:00", "2026-03-01T23:59:59Z"),
        (RotationRules(automaticallyAfterDays: 30, duration: "2h"), "2026-03-01 00:00", "2026-03-01 02:00", "2026-03-01T02:00:00Z"),
        (RotationRules(automaticallyAfterDays: 1000, duration: "24h"), "2028-10-26 00:00", "2028-10-27 00:00", "2028-10-26T23:59:59Z"),
        (RotationRules(scheduleExpression: "rate(10 days)"), "2026-02-09 00:00", "2026-02-10 00:00", "2026-02-09T23:59:59Z"),
        (
            RotationRules(scheduleExpression: "rate(10 days)", duration: "3h"), "2026-02-09 00:00", "2026-02-09 03:00",
            "2026-02-09T03:00:00Z"
        ),
        (RotationRules(scheduleExpression: "rate(12 hours)"), "2026-01-31 00:00", "2026-01-31 01:00", "2026-01-31T01:00:00Z"),
        (
            RotationRules(scheduleExpression: "rate(12 hours)", duration: "12h"), "2026-01-31 00:00", "2026-01-31 12:00",
            "2026-01-31T12:00:00Z"
        ),
        (
            RotationRules(scheduleExpression: "rate(99 hours)", duration: "99h"), "2026-02-03 03:00", "2026-02-07 06:00",
            "2026-02-07T06:00:00Z"
        ),
        (RotationRules(scheduleExpression: "cron(0 /8 * * ? *)"), "2026-01-30 16:00", "2026-01-30 17:00", "2026-01-30T17:00:00Z"),
        (
            RotationRules(scheduleExpression: "cron(0 /8 * * ? *)", duration: "8h"), "2026-01-30 16:00", "2026-01-31 00:00",
            "2026-01-30T23:59:59Z"
        ),
        (
            RotationRules(scheduleExpression: "cron(0 2/10 * * ? *)", duration: "4h"), "2026-01-30 22:00", "2026-01-31 02:00",
            "2026-01-31T02:00:00Z"
        ),
        (
            RotationRules(scheduleExpression: "cron(0 2/10 1 * ? *)", duration: "10h"), "2026-02-01 02:00", "2026-02-01 12:00",
            "2026-02-01T12:00:00Z"
        ),
        (RotationRules(scheduleExpression: "cron(0 20 * * ? *)"), "2026-01-30 20:00", "2026-01-31 00:00", "2026-01-30T23:59:59Z"),
        (
            RotationRules(scheduleExpression: "cron(0 20 * * ? *)", duration: "4h"), "2026-01-30 20:00", "2026-01-31 00:00",
            "2026-01-30T23:59:59Z"
        ),
        (
            RotationRules(scheduleExpression: "cron(0 20 * * ? *)", duration: "03h"), "2026-01-30 20:00", "2026-01-30 23:00",
            "2026-01-30T23:00:00Z"
        ),
        (
            RotationRules(scheduleExpression: "cron(0 16 1,15 * ? *)", duration: "2h"), "2026-02-01 16:00", "2026-02-01 18:00",
            "2026-02-01T18:00:00Z"
        ),
    ]

    @Test("a window closes as the kind of schedule has it, or after the duration", arguments: windows)
    func closes(rules: RotationRules, start: String, end: String, date: String) throws {
        let given: Instant = at("2026-01-30 12:30")
        let window: RotationWindow = try #require(try rules.validated().nextWindow(after: given, anchor: given))
        #expect(shown(window.start) == start)
        #expect(shown(window.end) == end)
        #expect(window.nextRotationDate.iso8601 == date)
    }

    static let refused: [(rules: RotationRules, sentence: String)] = [
        (RotationRules(), "either AutomaticallyAfterDays or ScheduleExpression"),
        (RotationRules(duration: "3h"), "either AutomaticallyAfterDays or ScheduleExpression"),
        (RotationRules(automaticallyAfterDays: 1, scheduleExpression: "rate(1 day)"), "can't have both"),
        (RotationRules(automaticallyAfterDays: 0), "between 1 and 1000"),
        (RotationRules(automaticallyAfterDays: 1001), "between 1 and 1000"),
        (RotationRules(automaticallyAfterDays: 1, duration: "h"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "3"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "0h"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "00h"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "3m"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "-3h"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 1, duration: "100h"), "number of hours"),
        (RotationRules(automaticallyAfterDays: 30, duration: "25h"), "next UTC day. It can be at most `24h`"),
        (RotationRules(scheduleExpression: "rate(2 days)", duration: "25h"), "next UTC day. It can be at most `24h`"),
        (RotationRules(scheduleExpression: "rate(4 hours)", duration: "5h"), "next window. It can be at most `4h`"),
        (RotationRules(scheduleExpression: "cron(0 /8 * * ? *)", duration: "9h"), "next window. It can be at most `8h`"),
        (RotationRules(scheduleExpression: "cron(0 2/10 * * ? *)", duration: "5h"), "next window. It can be at most `4h`"),
        (RotationRules(scheduleExpression: "cron(0 20 * * ? *)", duration: "5h"), "next UTC day. It can be at most `4h`"),
        (RotationRules(scheduleExpression: "cron(0 23 L * ? *)", duration: "2h"), "next UTC day. It can be at most `1h`"),
    ]

    @Test("rules that contradict themselves are refused, and the error says why", arguments: refused)
    func refuses(rules: RotationRules, sentence: String) throws {
        let error: AWSError = try #require(throws: AWSError.self) { try rules.validated() }
        #expect(error.code == "InvalidParameterException")
        #expect(error.message?.contains(sentence) == true, "\(error.message ?? "")")
    }

    @Test("a change by hand starts the days of AutomaticallyAfterDays again, and no others")
    func resets() throws {
        let (given, changed): (Instant, Instant) = (at("2026-01-30 12:30"), at("2026-02-05 08:00"))
        let days: RotationSchedule = try RotationRules(automaticallyAfterDays: 10).validated()
        let rate: RotationSchedule = try RotationRules(scheduleExpression: "rate(10 days)").validated()
        #expect(days.nextWindow(after: changed, anchor: given, lastChanged: changed)?.start == at("2026-02-15"))
        #expect(days.nextWindow(after: changed, anchor: changed, lastChanged: given)?.start == at("2026-02-15"))
        #expect(days.nextWindow(after: changed, anchor: given)?.start == at("2026-02-09"))
        #expect(rate.nextWindow(after: changed, anchor: given, lastChanged: changed)?.start == at("2026-02-09"))
    }

    @Test("a window that opens at the very moment asked about is not the next one")
    func isStrictlyLater() throws {
        let given: Instant = at("2026-01-30 12:30")
        for expression: String in ["cron(0 20 * * ? *)", "rate(20 hours)", "rate(1 day)"] {
            let schedule: RotationSchedule = try RotationRules(scheduleExpression: expression).validated()
            let first: RotationWindow = try #require(schedule.nextWindow(after: given, anchor: given))
            let again: RotationWindow? = schedule.nextWindow(after: first.start - Interval(milliseconds: 1), anchor: given)
            #expect(again == first, "\(expression)")
            let second: RotationWindow = try #require(schedule.nextWindow(after: first.start, anchor: given))
            #expect(second.start >= first.end, "\(expression)")
        }
    }

    @Test("a window is open from its start to before its end")
    func isOpen() throws {
        let given: Instant = at("2026-01-30 12:30")
        let daily: RotationSchedule = try RotationRules(scheduleExpression: "cron(0 10 * * ? *)", duration: "3h").validated()
        #expect(daily.openWindow(at: at("2026-02-01 09:59"), anchor: given) == nil)
        #expect(daily.openWindow(at: at("2026-02-01 10:00"), anchor: given)?.start == at("2026-02-01 10:00"))
        #expect(daily.openWindow(at: at("2026-02-01 12:59"), anchor: given)?.end == at("2026-02-01 13:00"))
        #expect(daily.openWindow(at: at("2026-02-01 13:00"), anchor: given) == nil)
        let yearly: RotationSchedule = try RotationRules(scheduleExpression: "cron(0 20 1 1 ? *)").validated()
        #expect(yearly.openWindow(at: at("2027-01-01 23:59"), anchor: given)?.start == at("2027-01-01 20:00"))
        #expect(yearly.openWindow(at: at("2027-01-02 00:00"), anchor: given) == nil)
        let long: RotationSchedule = try RotationRules(scheduleExpression: "rate(99 hours)", duration: "99h").validated()
        #expect(long.openWindow(at: at("2026-02-07 05:59"), anchor: given)?.start == at("2026-02-03 03:00"))
        #expect(long.openWindow(at: at("2026-02-07 06:00"), anchor: given)?.start == at("2026-02-07 06:00"))
        let days: RotationSchedule = try RotationRules(automaticallyAfterDays: 10).validated()
        #expect(days.openWindow(at: given, anchor: given) == nil)
        #expect(days.openWindow(at: at("2026-02-09 23:00"), anchor: given)?.start == at("2026-02-09"))
    }

    @Test("rules say again exactly what was given")
    func echoes() throws {
        let rules: RotationRules = RotationRules(scheduleExpression: "cron(0  /8 * jan-dec ? *)", duration: "08h")
        _ = try rules.validated()
        #expect(rules.automaticallyAfterDays == nil)
        #expect(rules.scheduleExpression == "cron(0  /8 * jan-dec ? *)")
        #expect(rules.duration == "08h")
    }
}
