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

    /// A figure that somebody else keeps.
    package struct Figure: Sendable {
        package enum Kind: String, Sendable {
            /// Only grows.
            case counter
            case gauge
        }

        let kind: Kind
        let name: String
        let help: String
        let value: Int

        package init(_ kind: Kind, _ name: String, help: String, value: Int) {
            self.kind = kind
            self.name = name
            self.help = help
            self.value = value
        }
    }

    private let counts: Mutex<[Series: Count]> = Mutex([:])
    private let extra: @Sendable () -> [Figure]

    package init(extra: @escaping @Sendable () -> [Figure] = { [] }) { self.extra = extra }

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
        for figure: Figure in extra() {
            lines += [
                "# HELP \(figure.name) \(figure.help)", "# TYPE \(figure.name) \(figure.kind.rawValue)", "\(figure.name) \(figure.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    #if DEBUG
        private let underWay: Mutex<[String: Int]> = Mutex([:])

        /// Operations that have begun and not ended, for whoever looks for what holds the server up.
        package var operationsUnderWay: [String] { underWay.withLock { Array($0.keys) } }

        func began(_ operation: String) { underWay.withLock { $0[operation, default: 0] += 1 } }

        func ended(_ operation: String) {
            underWay.withLock { underWay in
                let left: Int = (underWay[operation] ?? 1) - 1
                underWay[operation] = left > 0 ? left : nil
            }
        }
    #endif

    private func labels(_ series: Series) -> String {
        "service=\"\(series.service)\",operation=\"\(series.operation)\",outcome=\"\(series.outcome)\""
    }
}
