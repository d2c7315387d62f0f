package import AWSTypes

/// The time of day as far as it can be believed: what is older than ninety days is removed for good, and a clock that is set wrong for a minute must
/// not have that done.
///
/// A clock that is further ahead than time has passed is doubted for a day, of time that really passes; then it was right, and the server had been
/// off, or somebody has set it on purpose.
package struct BelievedTime: Sendable {
    /// How far ahead a clock may be without being doubted.
    private static let tolerance: Interval = .day
    /// How long it is doubted.
    private static let patience: Interval = .day

    private var time: Instant?
    private var passed: Interval = Interval(milliseconds: 0)
    private var doubtedSince: Interval?

    /// Whether the clock was doubted when it was last looked at.
    package var isDoubtful: Bool { doubtedSince != nil }

    /// `newest` is the last event that is known of before the count of what passes began; nil if there is none.
    package init(after newest: Instant?) { time = newest }

    /// - Parameters:
    ///   - now: What the clock says.
    ///   - passed: How much time has passed since the beginning, by a clock that nobody can set.
    /// - Returns: A time that it is at least, and `now` if that is believed.
    package mutating func read(_ now: Instant, passed: Interval) -> Instant {
        let elapsed: Interval = Interval(milliseconds: passed.milliseconds - self.passed.milliseconds)
        guard let time, now > time + elapsed + BelievedTime.tolerance else { return believe(now, passed) }
        let since: Interval = doubtedSince ?? passed
        guard passed.milliseconds - since.milliseconds < BelievedTime.patience.milliseconds else { return believe(now, passed) }
        doubtedSince = since
        return time + elapsed
    }

    private mutating func believe(_ now: Instant, _ passed: Interval) -> Instant {
        time = now
        self.passed = passed
        doubtedSince = nil
        return now
    }
}
