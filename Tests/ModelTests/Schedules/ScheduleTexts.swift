import AWSTypes

@testable import Model

/// Times as the tables of these tests write them: `2026-02-28 17:00`, or a day alone for its midnight.
func at(_ text: String) -> Instant {
    let numbers: [Int] = text.split { !$0.isNumber }.compactMap { Int($0) }
    let clock: [Int] = Array(numbers.dropFirst(3)) + [0, 0, 0]
    return Instant(
        CalendarTime(year: numbers[0], month: numbers[1], day: numbers[2], hour: clock[0], minute: clock[1], second: clock[2]))
}

/// `2026-02-28 17:00`.
func shown(_ moment: Instant) -> String {
    String(moment.iso8601.dropLast(4)).replacing("T", with: " ")
}

extension RotationSchedule {
    /// The starts of the next windows, one behind the other.
    func starts(after moment: Instant, anchor: Instant, count: Int) -> [String] {
        var moment: Instant = moment
        return (0..<count).compactMap { _ in
            guard let window: RotationWindow = nextWindow(after: moment, anchor: anchor) else { return nil }
            moment = window.start
            return shown(window.start)
        }
    }
}
