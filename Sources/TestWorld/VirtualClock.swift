package import AWSTypes
import Service
import Synchronization

/// A clock that stands still until it is set forward.
package final class VirtualClock: Clock {
    private let time: Mutex<Instant>

    package init(at start: Instant) { time = Mutex(start) }

    package func now() -> Instant { time.withLock { $0 } }

    package func advance(by interval: Interval) { time.withLock { $0 = $0 + interval } }
}
