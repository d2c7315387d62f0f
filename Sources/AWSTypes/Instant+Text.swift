extension Instant {
    /// `2026-01-31T23:59:59Z`, as in CloudTrail records and Query answers.
    package var iso8601: String {
        let t: CalendarTime = calendar
        return String(unsafeUninitializedCapacity: 20) { buffer in
            buffer.put(t.year, digits: 4, at: 0)
            buffer[4] = UInt8(ascii: "-")
            buffer.put(t.month, digits: 2, at: 5)
            buffer[7] = UInt8(ascii: "-")
            buffer.put(t.day, digits: 2, at: 8)
            buffer[10] = UInt8(ascii: "T")
            buffer.put(t.hour, digits: 2, at: 11)
            buffer[13] = UInt8(ascii: ":")
            buffer.put(t.minute, digits: 2, at: 14)
            buffer[16] = UInt8(ascii: ":")
            buffer.put(t.second, digits: 2, at: 17)
            buffer[19] = UInt8(ascii: "Z")
            return 20
        }
    }

    /// `20260131T235959Z`, the form of `X-Amz-Date`.
    package var iso8601Basic: String {
        let t: CalendarTime = calendar
        return String(unsafeUninitializedCapacity: 16) { buffer in
            buffer.put(t.year, digits: 4, at: 0)
            buffer.put(t.month, digits: 2, at: 4)
            buffer.put(t.day, digits: 2, at: 6)
            buffer[8] = UInt8(ascii: "T")
            buffer.put(t.hour, digits: 2, at: 9)
            buffer.put(t.minute, digits: 2, at: 11)
            buffer.put(t.second, digits: 2, at: 13)
            buffer[15] = UInt8(ascii: "Z")
            return 16
        }
    }

    /// Reads `20260131T235959Z`; nil if it is anything else or no real date.
    package init?(iso8601Basic text: some StringProtocol) {
        let bytes: [UInt8] = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            let year: Int = bytes.number(0..<4), let month: Int = bytes.number(4..<6), let day: Int = bytes.number(6..<8),
            let hour: Int = bytes.number(9..<11), let minute: Int = bytes.number(11..<13), let second: Int = bytes.number(13..<15),
            (1...12).contains(month), day >= 1, day <= CalendarTime.daysInMonth(month, year: year),
            hour < 24, minute < 60, second < 61
        else { return nil }
        self.init(CalendarTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second))
    }

    /// Seconds since 1970 as a decimal with at most three places, as AWS JSON writes timestamps: `1523477145.713`.
    package var epochText: String {
        let magnitude: UInt64 = milliseconds.magnitude
        let sign: String = milliseconds < 0 ? "-" : ""
        let fraction: UInt64 = magnitude % 1000
        guard fraction != 0 else { return "\(sign)\(magnitude / 1000)" }
        var digits: String = String(fraction + 1000).dropFirst().description
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(magnitude / 1000).\(digits)"
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// The last digits of `value`; years that have more or are before the first cannot be written, and are not worth an end.
    fileprivate func put(_ value: Int, digits: Int, at start: Int) {
        var rest: UInt = value.magnitude
        for place: Int in (0..<digits).reversed() {
            self[start + place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension [UInt8] {
    fileprivate func number(_ range: Range<Int>) -> Int? {
        var value: Int = 0
        for byte: UInt8 in self[range] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
