import AWSTypes

/// Reads the fields of one cron expression. Its errors show the whole expression and say which field is wrong.
struct CronReader {
    let expression: String

    /// What a field holds: its name, its numbers, and the words that stand for them.
    private struct Field {
        let name: String
        let numbers: ClosedRange<Int>
        /// The first stands for the lowest number.
        var words: [String] = []
        /// Whether a range may pass the end: `FRI-MON`, `NOV-FEB`.
        var isCircular: Bool = false

        static let hours: Field = Field(name: "Hours", numbers: 0...23)
        static let daysOfMonth: Field = Field(name: "Day-of-month", numbers: 1...31)
        static let months: Field = Field(
            name: "Month", numbers: 1...12, words: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
            isCircular: true)
        static let daysOfWeek: Field = Field(
            name: "Day-of-week", numbers: 1...7, words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], isCircular: true)

        /// The number that `text` is or stands for.
        func number(_ text: some StringProtocol) -> Int? {
            if let number: Int = Int(digits: text) { return numbers.contains(number) ? number : nil }
            return words.firstIndex(of: text.uppercased()).map { $0 + numbers.lowerBound }
        }
    }

    func error(_ complaint: String) -> AWSError { .invalidSchedule("The ScheduleExpression `\(expression)` \(complaint).") }

    /// One hour, or hours in increments: `10`, `/8`, `*/8`, `2/10`. The guide knows no lists and ranges of hours.
    func hours(_ text: Substring) throws(AWSError) -> UInt32 {
        guard text != "*" else { throw error("rotates more often than every 4 hours") }
        guard !text.contains(where: { $0 == "," || $0 == "-" }) else {
            throw error("must have one hour from 0 to 23 in the Hours field, or increments such as `2/10`")
        }
        return try item(text, of: .hours)
    }

    func months(_ text: Substring) throws(AWSError) -> UInt32 {
        var months: UInt32 = 0
        for part: Substring in list(text) { months |= try item(part, of: .months) }
        return months
    }

    /// Exactly one of the two day fields is `?`.
    func days(ofMonth: Substring, ofWeek: Substring) throws(AWSError) -> CronDays {
        guard (ofMonth == "?") != (ofWeek == "?") else {
            throw error("must have `?` in exactly one of the fields Day-of-month and Day-of-week")
        }
        return ofWeek == "?" ? try days(ofMonth: ofMonth) : try days(ofWeek: ofWeek)
    }

    private func days(ofMonth text: Substring) throws(AWSError) -> CronDays {
        var days: CronDays = CronDays()
        for part: Substring in list(text) {
            if part == "L" {
                days.isLastOfMonth = true
            } else if let weekday: Int = lastWeekday(part), Int(digits: part.dropLast()) == nil {
                days.lastWeekdays |= 1 << UInt32(weekday)
            } else {
                days.ofMonth |= try item(part, of: .daysOfMonth)
            }
        }
        return days
    }

    private func days(ofWeek text: Substring) throws(AWSError) -> CronDays {
        var days: CronDays = CronDays()
        for part: Substring in list(text) {
            let halves: [Substring] = part.split(separator: "#", omittingEmptySubsequences: false)
            if halves.count == 2 {
                guard let weekday: Int = Field.daysOfWeek.number(halves[0]), let ordinal: Int = Int(digits: halves[1]),
                    (1...5).contains(ordinal)
                else { throw error("has `\(part)` in the Day-of-week field; write the third Tuesday as `TUE#3`, from 1 to 5") }
                days.nthWeekdays |= 1 << UInt64(8 * ordinal + weekday)
            } else if part == "L" {
                // The last day of the week.
                days.ofWeek |= 1 << 7
            } else if let weekday: Int = lastWeekday(part) {
                days.lastWeekdays |= 1 << UInt32(weekday)
            } else {
                days.ofWeek |= try item(part, of: .daysOfWeek)
            }
        }
        return days
    }

    /// `FRIL` → 6.
    private func lastWeekday(_ part: Substring) -> Int? {
        part.last == "L" ? Field.daysOfWeek.number(part.dropLast()) : nil
    }

    private func list(_ text: Substring) -> [Substring] { text.split(separator: ",", omittingEmptySubsequences: false) }

    /// `*`, `5`, `MON-FRI`, and each of them with an increment: `*/2`, `1/3`, `2-10/4`; `/8` counts from the lowest number.
    private func item(_ text: Substring, of field: Field) throws(AWSError) -> UInt32 {
        let halves: [Substring] = text.split(separator: "/", omittingEmptySubsequences: false)
        let base: Substring = halves[0]
        var step: Int = 1
        if halves.count > 1 {
            guard halves.count == 2, let given: Int = Int(digits: halves[1]), given > 0, given <= field.numbers.upperBound else {
                throw error("has `\(text)` in the \(field.name) field; an increment is a number from 1 to \(field.numbers.upperBound)")
            }
            step = given
        }
        let span: ClosedRange<Int>
        if base == "*" || base.isEmpty && halves.count == 2 {
            span = field.numbers
        } else if let single: Int = field.number(base) {
            span = single...(halves.count == 2 ? field.numbers.upperBound : single)
        } else if let range: ClosedRange<Int> = range(base, of: field) {
            span = range
        } else {
            throw error("has `\(text)` in the \(field.name) field, which takes \(field.numbers.lowerBound) to \(field.numbers.upperBound)")
        }
        return stride(from: span.lowerBound, through: span.upperBound, by: step).reduce(0) { set, number in
            set | 1 << UInt32((number - field.numbers.lowerBound) % field.numbers.count + field.numbers.lowerBound)
        }
    }

    /// `MON-FRI`. A range that passes the end of a circular field goes on beyond its highest number.
    private func range(_ text: Substring, of field: Field) -> ClosedRange<Int>? {
        let ends: [Substring] = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first: Int = field.number(ends[0]), let last: Int = field.number(ends[1]) else { return nil }
        if first <= last { return first...last }
        return field.isCircular ? first...(last + field.numbers.count) : nil
    }
}
