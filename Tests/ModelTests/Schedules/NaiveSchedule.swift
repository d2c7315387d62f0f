import AWSTypes

/// A second evaluator of cron expressions, as simple as can be: it keeps the text and asks of every day and
/// every hour whether each field names it.
struct NaiveSchedule {
    let fields: [String]

    init(_ expression: String) {
        fields = expression.dropFirst(5).dropLast().split(separator: " ").map(String.init)
    }

    /// Every hour at which a window opens on so many days; `start` is midnight of the first.
    func hits(from start: Instant, days: Int) -> [Instant] {
        let hours: [Int] = (0..<24).filter { names(fields[1], $0, from: 0, to: 23) { Int($0) } }
        return (0..<days).map { start + .days(Int64($0)) }.filter { isHit($0) }.flatMap { day in hours.map { day + .hours(Int64($0)) } }
    }

    private func isHit(_ day: Instant) -> Bool {
        let time: CalendarTime = day.calendar
        let length: Int = CalendarTime.daysInMonth(time.month, year: time.year)
        return names(fields[3], time.month, from: 1, to: 12) {
            number($0, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
        }
            && (fields[2] == "?" || fields[2].split(separator: ",").contains { namesDay(String($0), time.day, of: length, day.weekday) })
            && (fields[4] == "?"
                || fields[4].split(separator: ",").contains { namesWeekday(String($0), time.day, of: length, day.weekday) })
    }

    private func namesDay(_ item: String, _ day: Int, of length: Int, _ weekday: Int) -> Bool {
        if item == "L" { return day == length }
        if item.hasSuffix("L") { return weekday == dayOfWeek(String(item.dropLast())) && day > length - 7 }
        return names(item, day, from: 1, to: 31) { Int($0) }
    }

    private func namesWeekday(_ item: String, _ day: Int, of length: Int, _ weekday: Int) -> Bool {
        if item == "L" { return weekday == 7 }
        if item.hasSuffix("L") { return weekday == dayOfWeek(String(item.dropLast())) && day > length - 7 }
        let halves: [String] = item.split(separator: "#").map(String.init)
        if halves.count == 2 {
            // The n-th such weekday: n - 1 of them came earlier in the month.
            let earlier: Int = (1...31).filter { $0 < day && (day - $0) % 7 == 0 }.count
            return weekday == dayOfWeek(halves[0]) && Int(halves[1]) == earlier + 1
        }
        return names(item, weekday, from: 1, to: 7) { dayOfWeek($0) }
    }

    private func names(_ text: String, _ value: Int, from low: Int, to high: Int, number: (String) -> Int?) -> Bool {
        text.split(separator: ",").contains { item in
            let halves: [String] = item.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let ends: [String] = halves[0].split(separator: "-").map(String.init)
            let first: Int = ends.isEmpty || ends[0] == "*" ? low : number(ends[0]) ?? -1
            let isOpen: Bool = ends.isEmpty || ends[0] == "*" || halves.count == 2 && ends.count == 1
            let last: Int = isOpen ? high : number(ends[ends.count - 1]) ?? -1
            let step: Int = halves.count == 2 ? Int(halves[1]) ?? 1 : 1
            var walker: Int = first
            let distance: Int = (last - first + (high - low + 1)) % (high - low + 1)
            while walker <= first + distance {
                if (walker - low) % (high - low + 1) + low == value { return true }
                walker += step
            }
            return false
        }
    }

    private func dayOfWeek(_ text: String) -> Int? { number(text, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]) }

    private func number(_ text: String, _ words: [String]) -> Int? { Int(text) ?? words.firstIndex(of: text).map { $0 + 1 } }
}
