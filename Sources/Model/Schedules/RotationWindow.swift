package import AWSTypes

/// The time in which a rotation is to happen; the service chooses the moment.
package struct RotationWindow: Hashable, Sendable {
    /// On the hour.
    package let start: Instant
    /// The first moment after the window.
    package let end: Instant

    package init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    package func contains(_ moment: Instant) -> Bool { start <= moment && moment < end }

    /// The latest time at which the rotation will have happened, as DescribeSecret shows it: the window's end. A window that closes with
    /// its day ends at 23:59:59, so that the date names the day of the rotation and not the one after it.
    package var nextRotationDate: Instant { end == end.startOfDay ? end - .seconds(1) : end }
}
