import AWSTypes

/// The three date forms of HTTP (RFC 9110 §5.6.7), and the numeric zones of mail, which some clients write.
extension Instant {
    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`; nil if it is
    /// anything else or no real date. The name of the weekday is not looked at.
    init?(httpDate text: String) {
        let words: [[UInt8]] = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }.map { Array($0) }
        switch words.count {
        case 6: self.init(day: words[1], month: words[2], year: words[3], time: words[4], zone: words[5])
        case 5: self.init(day: words[2], month: words[1], year: words[4], time: words[3], zone: Array("GMT".utf8))
        case 4:
            let date: [[UInt8]] = words[1].split(separator: UInt8(ascii: "-")).map { Array($0) }
            guard date.count == 3 else { return nil }
            self.init(day: date[0], month: date[1], year: date[2], time: words[2], zone: words[3])
        default: return nil
        }
    }

    private init?(day: [UInt8], month: [UInt8], year: [UInt8], time: [UInt8], zone: [UInt8]) {
        let clock: [Int] = time.split(separator: UInt8(ascii: ":")).compactMap { $0.decimal(digits: 2...2) }
        // The zone may lead out of a year, but never out of those that can be written.
        guard let month: Int = Self.months.firstIndex(where: { $0.utf8.elementsEqual(month) }), let year: Int = Self.year(year),
            (1...9998).contains(year),
            let day: Int = day.decimal(digits: 1...2), (1...CalendarTime.daysInMonth(month + 1, year: year)).contains(day),
            clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] < 61, let offset: Interval = Self.offset(zone)
        else { return nil }
        self = Instant(CalendarTime(year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2])) - offset
    }

    private static let months: [String] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Two digits mean 1969 to 2068.
    private static func year(_ digits: [UInt8]) -> Int? {
        if let year: Int = digits.decimal(digits: 4...4) { return year }
        return digits.decimal(digits: 2...2).map { $0 < 69 ? 2000 + $0 : 1900 + $0 }
    }

    /// How far a zone is ahead of UTC: zero for `GMT` and its like, or as in `+0100`.
    private static func offset(_ zone: [UInt8]) -> Interval? {
        if ["GMT", "UTC", "UT", "Z"].contains(where: { $0.utf8.elementsEqual(zone) }) { return .seconds(0) }
        guard zone.count == 5, let hours: Int = zone[1...2].decimal(digits: 2...2), let minutes: Int = zone[3...4].decimal(digits: 2...2),
            hours < 24, minutes < 60
        else { return nil }
        switch zone[0] {
        case UInt8(ascii: "+"): return .minutes(Int64(hours * 60 + minutes))
        case UInt8(ascii: "-"): return .minutes(Int64(-hours * 60 - minutes))
        default: return nil
        }
    }
}

extension Collection<UInt8> {
    /// The number that these bytes spell, if they are so many decimal digits and nothing else.
    func decimal(digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(count) else { return nil }
        var value: Int = 0
        for byte: UInt8 in self {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
