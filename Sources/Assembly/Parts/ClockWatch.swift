import AWSTypes
import Logging
import Model
import Service
import Synchronization

/// Records when the time of day jumps by more than a minute against the time that passes: dates in the trail can then be read rightly.
final class ClockWatch: Chore {
    /// What a jump is.
    private static let tolerance: Interval = .minutes(1)

    /// Both clocks, read together.
    private struct Reading {
        let time: Instant
        let passed: ContinuousClock.Instant
    }

    let name: String = "watch the clock"
    let interval: Interval = .seconds(1)
    private let sink: any RecordSink
    private let records: ServiceEvents
    private let account: AccountID
    private let log: Logger
    private let last: Mutex<Reading?> = Mutex(nil)

    init(sink: any RecordSink, records: ServiceEvents, account: AccountID, log: Logger) {
        self.sink = sink
        self.records = records
        self.account = account
        self.log = log
    }

    func run(at now: Instant) async throws { try await compare(Reading(time: now, passed: .now)) }

    private func compare(_ reading: Reading) async throws {
        let before: Reading? = last.withLock { last in
            defer { last = reading }
            return last
        }
        guard let before else { return }
        let passed: Interval = Interval(reading.passed - before.passed)
        let jump: Interval = reading.time - (before.time + passed)
        guard abs(jump.milliseconds) > ClockWatch.tolerance.milliseconds else { return }
        let seconds: Int64 = jump.milliseconds / 1000
        log.warning("the clock has jumped", metadata: ["seconds": "\(seconds)"])
        try await sink.append([
            records.record(
                "ClockJumped", source: "strongroom", account: account, region: .usEast1,
                details: AuditFields().integer("seconds", Int(seconds)).text("before", (before.time + passed).iso8601), at: reading.time)
        ])
    }
}
