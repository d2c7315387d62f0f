import AWSTypes

/// Dates as date conditions write them: ISO 8601 in the W3C's profile, cut off after any part of the date or before the seconds, or a count
/// of whole seconds since 1970. Without a time zone it is UTC.
enum PolicyDate {
    static func read(_ text: String) -> Instant? {
        let bytes: [UInt8] = Array(text.utf8)
        if bytes.allSatisfy(\.isDigit), bytes.count != 4 {
            // Milliseconds must fit, too. Four digits alone are a year.
            return Int64(text).flatMap { $0 <= Int64.max / 1000 ? Instant(seconds: $0) : nil }
        }
        var reader: Reader = Reader(bytes: bytes[...])
        return reader.date()
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        mutating func date() -> Instant? {
            guard let year: Int = number(digits: 4) else { return nil }
            var time: CalendarTime = CalendarTime(year: year, month: 1, day: 1)
            guard !bytes.isEmpty else { return Instant(time) }
            guard takes("-"), let month: Int = number(digits: 2), (1...12).contains(month) else { return nil }
            time.month = month
            guard !bytes.isEmpty else { return Instant(time) }
            guard takes("-"), let day: Int = number(digits: 2), day >= 1, day <= CalendarTime.daysInMonth(month, year: year) else {
                return nil
            }
            time.day = day
            guard !bytes.isEmpty else { return Instant(time) }
            guard takes("T") || takes("t"), let hour: Int = number(digits: 2), hour < 24, takes(":"), let minute: Int = number(digits: 2),
                minute < 60
            else { return nil }
            (time.hour, time.minute) = (hour, minute)
            guard let milliseconds: Int64 = secondsAndFraction(), let offset: Interval = zone(), bytes.isEmpty else { return nil }
            return Instant(time) + Interval(milliseconds: milliseconds) - offset
        }

        /// In milliseconds; what is finer is cut off.
        private mutating func secondsAndFraction() -> Int64? {
            guard takes(":") else { return 0 }
            guard let second: Int = number(digits: 2), second < 60 else { return nil }
            guard takes(".") else { return Int64(second) * 1000 }
            let fraction: ArraySlice<UInt8> = bytes.prefix { $0.isDigit }
            guard (1...9).contains(fraction.count) else { return nil }
            bytes = bytes.dropFirst(fraction.count)
            let digits: [UInt8] = (Array(fraction) + [0x30, 0x30]).prefix(3).map { $0 - 0x30 }
            return Int64(second) * 1000 + digits.reduce(0) { $0 * 10 + Int64($1) }
        }

        /// How far the zone is ahead of UTC.
        private mutating func zone() -> Interval? {
            if bytes.isEmpty || takes("Z") || takes("z") { return .seconds(0) }
            let sign: Int64 = takes("-") ? -1 : 1
            guard sign < 0 || takes("+"), let hours: Int = number(digits: 2), hours < 24 else { return nil }
            guard !bytes.isEmpty else { return .hours(sign * Int64(hours)) }
            _ = takes(":")
            guard let minutes: Int = number(digits: 2), minutes < 60 else { return nil }
            return .minutes(sign * Int64(hours * 60 + minutes))
        }

        private mutating func number(digits: Int) -> Int? {
            let text: ArraySlice<UInt8> = bytes.prefix(digits)
            guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
            bytes = bytes.dropFirst(digits)
            return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }

        private mutating func takes(_ character: Unicode.Scalar) -> Bool {
            guard bytes.first == UInt8(ascii: character) else { return false }
            bytes = bytes.dropFirst()
            return true
        }
    }
}
