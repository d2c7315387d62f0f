import AWSTypes
import Synchronization

/// How many requests there were and how long they took, as `/metrics` shows it (Prometheus text format 0.0.4).
///
/// Labels come from closed sets: operations that exist, and error codes that this server itself writes.
package final class RequestMetrics: Sendable {
    struct Series: Hashable {
        let service: String
        let operation: String
        /// `ok`, or the error's code.
        let outcome: String
    }

    private struct Count {
        var requests: Int = 0
        var milliseconds: Int64 = 0
    }

    private let counts: Mutex<[Series: Count]> = Mutex([:])
    private let extra: @Sendable () -> [(name: String, help: String, value: Int)]

    /// `extra` gives further gauges, such as open connections.
    package init(extra: @escaping @Sendable () -> [(name: String, help: String, value: Int)] = { [] }) { self.extra = extra }

    func count(_ series: Series, took: Interval) {
        counts.withLock { counts in
            counts[series, default: Count()].requests += 1
            counts[series, default: Count()].milliseconds += took.milliseconds
        }
    }

    package var text: String {
        let all: [(key: Series, value: Count)] = counts.withLock { Array($0) }.sorted {
            ($0.key.service, $0.key.operation, $0.key.outcome) < ($1.key.service, $1.key.operation, $1.key.outcome)
        }
        var lines: [String] = ["# HELP strongroom_requests_total Requests answered.", "# TYPE strongroom_requests_total counter"]
        for (series, count) in all { lines.append("strongroom_requests_total{\(labels(series))} \(count.requests)") }
        lines += [
            "# HELP strongroom_request_milliseconds_total Time spent on them.", "# TYPE strongroom_request_milliseconds_total counter",
        ]
        for (series, count) in all { lines.append("strongroom_request_milliseconds_total{\(labels(series))} \(count.milliseconds)") }
        for gauge in extra() {
            lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func labels(_ series: Series) -> String {
        "service=\"\(series.service)\",operation=\"\(series.operation)\",outcome=\"\(series.outcome)\""
    }
}
