extension Instant {
    /// `May 3, 2018 5:51:02 PM`, as CloudTrail writes dates inside `responseElements`.
    package var auditText: String {
        let t: CalendarTime = calendar
        let months: [String] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let hour: Int = t.hour % 12 == 0 ? 12 : t.hour % 12
        return "\(months[t.month - 1]) \(t.day), \(t.year) \(hour):\(two(t.minute)):\(two(t.second)) \(t.hour < 12 ? "AM" : "PM")"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
