package import AWSTypes
import Foundation
import Service

/// The machine's time of day.
package struct SystemClock: Clock {
    package init() {}

    package func now() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
