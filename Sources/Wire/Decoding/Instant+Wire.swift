import AWSTypes

extension NodeDecoder {
    /// A member or item of any type. An `Instant` is written otherwise on the wire than in our own documents.
    /// JSON: seconds since 1970, a number with an optional fraction. Query: ISO 8601.
    func value<Value: Decodable>(of type: Value.Type) throws -> Value {
        if type == Instant.self, let value: Value = try instant() as? Value { return value }
        return try Value(from: self)
    }
}

extension Instant {
    /// The years 1 to 9999: what ISO 8601 can write with four digits.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Rounded to milliseconds; nil outside of the years 1 to 9999.
    init?(epochSeconds: Double) {
        let milliseconds: Double = (epochSeconds * 1000).rounded()
        guard let value: Int64 = Int64(exactly: milliseconds), Instant.writable.contains(value) else { return nil }
        self.init(milliseconds: value)
    }

    /// `2026-01-31T23:59:59Z`, also with a fraction of a second (cut to milliseconds) or an offset such as `+02:00` instead of the `Z`.
    init?(iso8601 text: ArraySlice<UInt8>) {
        var rest: ArraySlice<UInt8> = text
        guard let year: Int = rest.take(4), rest.take("-"), let month: Int = rest.take(2), rest.take("-"), let day: Int = rest.take(2),
            rest.take("T"), let hour: Int = rest.take(2), rest.take(":"), let minute: Int = rest.take(2), rest.take(":"),
            let second: Int = rest.take(2), year >= 1, (1...12).contains(month), day >= 1,
            day <= CalendarTime.daysInMonth(month, year: year),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var milliseconds: Int64 = 0
        if rest.take(".") {
            let fraction: ArraySlice<UInt8> = rest.prefix { $0.isASCIIDigit }
            guard !fraction.isEmpty, fraction.count <= 9 else { return nil }
            for place: Int in 0..<3 {
                milliseconds *= 10
                if place < fraction.count { milliseconds += Int64(fraction[fraction.startIndex + place] - UInt8(ascii: "0")) }
            }
            rest = rest.dropFirst(fraction.count)
        }
        var offset: Int64 = 0
        if !rest.take("Z") {
            let isEast: Bool = rest.take("+")
            guard isEast || rest.take("-"), let hours: Int = rest.take(2), rest.take(":"), let minutes: Int = rest.take(2), hours < 24,
                minutes < 60
            else { return nil }
            offset = Int64(hours * 60 + minutes) * (isEast ? 1 : -1)
        }
        guard rest.isEmpty else { return nil }
        let local: Instant = Instant(CalendarTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second))
        let instant: Instant = local - .minutes(offset) + Interval(milliseconds: milliseconds)
        guard Instant.writable.contains(instant.milliseconds) else { return nil }
        self = instant
    }
}

extension ArraySlice<UInt8> {
    /// Takes a number of exactly `digits` digits off the front.
    fileprivate mutating func take(_ digits: Int) -> Int? {
        guard count >= digits, prefix(digits).allSatisfy(\.isASCIIDigit) else { return nil }
        defer { removeFirst(digits) }
        return prefix(digits).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Takes one character off the front if it is there.
    fileprivate mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard first == UInt8(ascii: character) else { return false }
        removeFirst()
        return true
    }
}
