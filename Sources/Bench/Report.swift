import Foundation

/// `docs/performance.md`, written by the benchmark itself.
struct Report {
    let measurements: [Measurement]
    let command: String

    var text: String {
        """
        # Performance

        Written by `scripts/bench` (`\(command)`) on \(Date().formatted(.iso8601.year().month().day())): \
        \(ProcessInfo.processInfo.activeProcessorCount) processors, load generator included, one run. \
        Every request is signed, authorised, audited and checked: an answer that is not 200 with the expected value ends the run. \
        Event loops are the concurrency executor, of the server and of the bare handler.

        | what | measured | gate | passed | |
        |---|---|---|---|---|
        \(measurements.map(\.row).joined(separator: "\n"))

        """
    }
}
