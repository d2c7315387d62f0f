import AWSTypes
import Testing

@testable import Model

@Suite("Random schedules") struct RandomScheduleTests {
    @Test("windows open exactly when a naive walk over four years says so", arguments: 0..<4)
    func agrees(seed: Int) throws {
        let dice: SeededRandomness = SeededRandomness(UInt64(seed))
        let start: Instant = at("2026-12-01 00:00")
        var accepted: Int = 0
        for _ in 0..<15 {
            let expression: String = RandomScheduleTests.expression(dice)
            let hits: [Instant] = NaiveSchedule(expression).hits(from: start, days: 4 * 366)
            guard let schedule: RotationSchedule = try? RotationRules(scheduleExpression: expression).validated() else {
                // Refused: then it never comes, or too often.
                let gaps: [Interval] = zip(hits, hits.dropFirst()).map { $1 - $0 }
                #expect(hits.isEmpty || gaps.contains { $0 < .hours(4) }, "\(expression)")
                continue
            }
            accepted += 1
            var found: [Instant] = []
            var moment: Instant = start - Interval(milliseconds: 1)
            var isClear: Bool = true
            while let window: RotationWindow = schedule.nextWindow(after: moment, anchor: start), window.start < start + .days(4 * 366) {
                found.append(window.start)
                if let next: RotationWindow = schedule.nextWindow(after: window.start, anchor: start), next.start < window.end {
                    isClear = false
                }
                moment = window.start
            }
            #expect(found == hits, "\(expression)")
            #expect(isClear, "\(expression)")
        }
        #expect(accepted >= 8)
    }

    @Test("the longest duration that is accepted just fits before the next window", arguments: 0..<4)
    func fits(seed: Int) throws {
        let dice: SeededRandomness = SeededRandomness(UInt64(100 + seed))
        let start: Instant = at("2027-01-01 00:00")
        for _ in 0..<15 {
            let expression: String = RandomScheduleTests.expression(dice)
            guard (try? RotationRules(scheduleExpression: expression).validated()) != nil else { continue }
            let longest: Int = try #require(
                (1...24).last { (try? RotationRules(scheduleExpression: expression, duration: "\($0)h").validated()) != nil })
            let hits: [Instant] = NaiveSchedule(expression).hits(from: start, days: 4 * 366)
            let isHourly: Bool = zip(hits, hits.dropFirst()).contains { $0.startOfDay == $1.startOfDay }
            let gap: Int64 = zip(hits, hits.dropFirst()).map { ($1 - $0).milliseconds / 3_600_000 }.min() ?? 24
            let room: Int64 = hits.first.map { 24 - ($0 - $0.startOfDay).milliseconds / 3_600_000 } ?? 24
            #expect(hits.isEmpty || Int64(longest) == min(isHourly ? gap : room, 24), "\(expression)")
        }
    }

    /// Any expression of the grammar, also such as are too frequent or never come.
    static func expression(_ dice: SeededRandomness) -> String {
        let hours: String = dice.pick([
            "\(dice.below(24))", "\(dice.below(24))", "/\(4 + dice.below(9))", "*/\(2 + dice.below(12))",
            "\(dice.below(12))/\(3 + dice.below(12))",
        ])
        let months: [String] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        let month: String = dice.pick([
            "*", "*", "\(1 + dice.below(12))", dice.pick(months), "\(dice.pick(months)),\(1 + dice.below(12))",
            "\(dice.pick(months))-\(dice.pick(months))",
            "\(1 + dice.below(12))/\(1 + dice.below(6))", "/\(1 + dice.below(6))", "1-6/2",
        ])
        let days: String = list(dice) {
            dice.pick([
                "\(1 + dice.below(31))", "L", "\(dice.pick(weekdays))L", "\(1 + dice.below(15))-\(16 + dice.below(16))",
                "\(1 + dice.below(20))/\(1 + dice.below(12))", "*/\(1 + dice.below(31))", "*",
            ])
        }
        let week: String = list(dice) {
            dice.pick([
                "\(1 + dice.below(7))", dice.pick(weekdays), "L", "\(dice.pick(weekdays))L", "\(1 + dice.below(7))L",
                "\(dice.pick(weekdays))#\(1 + dice.below(5))", "\(dice.pick(weekdays))-\(dice.pick(weekdays))",
                "\(1 + dice.below(7))/\(1 + dice.below(7))", "*",
            ])
        }
        return dice.below(2) == 0 ? "cron(0 \(hours) \(days) \(month) ? *)" : "cron(0 \(hours) ? \(month) \(week) *)"
    }

    private static let weekdays: [String] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

    private static func list(_ dice: SeededRandomness, _ item: () -> String) -> String {
        (0...dice.pick([0, 0, 0, 1, 2])).map { _ in item() }.joined(separator: ",")
    }
}
