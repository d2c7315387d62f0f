import AWSTypes
import Synchronization

/// Keeps strangers from filling the trail: from one address at most ten requests a second are recorded singly, the rest is counted and summed up
/// in one record an address and minute.
package final class UnsignedRequestLimit: Sendable {
    private struct Source {
        var second: Int64
        var inSecond: Int = 0
        var unrecorded: Int = 0
    }

    static let perSecond: Int = 10
    /// Beyond so many addresses in a minute, the rest share one count.
    private static let maximumSources: Int = 10_000
    private static let others: String = "others"

    private let sources: Mutex<[String: Source]> = Mutex([:])

    package init() {}

    /// Whether a request of `address` at `now` is recorded by itself.
    func admits(_ address: String, at now: Instant) -> Bool {
        sources.withLock { sources in
            let key: String =
                sources[address] != nil || sources.count < UnsignedRequestLimit.maximumSources ? address : UnsignedRequestLimit.others
            var source: Source = sources[key] ?? Source(second: now.seconds)
            if source.second != now.seconds {
                source.second = now.seconds
                source.inSecond = 0
            }
            source.inSecond += 1
            let isAdmitted: Bool = source.inSecond <= UnsignedRequestLimit.perSecond
            if !isAdmitted { source.unrecorded += 1 }
            sources[key] = source
            return isAdmitted
        }
    }

    /// What was not recorded singly since the last call, by address.
    package func takeCounts() -> [(address: String, count: Int)] {
        sources.withLock { sources in
            defer { sources = [:] }
            return sources.compactMap { address, source in source.unrecorded > 0 ? (address, source.unrecorded) : nil }.sorted {
                $0.0 < $1.0
            }
        }
    }
}
