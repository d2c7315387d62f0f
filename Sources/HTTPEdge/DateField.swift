import AWSTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The `Date` field's value, made anew once a second. SDKs mend their clocks by it.
final class DateField {
    private var second: Int64 = 0
    private var text: String = ""

    var now: String {
        let seconds: Int64 = Int64(time(nil))
        if seconds != second {
            second = seconds
            text = Instant(seconds: seconds).httpDate
        }
        return text
    }
}

extension Instant {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, §5.6.7).
    var httpDate: String {
        let t: CalendarTime = calendar
        let days: [String] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months: [String] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[weekday - 1]), \(two(t.day)) \(months[t.month - 1]) \(t.year) \(two(t.hour)):\(two(t.minute)):\(two(t.second)) GMT"
    }
}
