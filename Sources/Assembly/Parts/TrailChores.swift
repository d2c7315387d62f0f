import AWSTypes
import Logging
import Model
import Service
import Synchronization
import Trail

/// Keeps the trail within ninety days and a fifth of its disk: the oldest segment goes, and that is recorded.
final class RetentionChore: Chore {
    private static let keptTime: Interval = .days(90)

    let name: String = "expire the trail"
    let interval: Interval = .minutes(10)
    private let trail: AuditTrail
    private let records: ServiceEvents
    private let account: AccountID
    private let log: Logger
    private let began: ContinuousClock.Instant = .now
    private let believed: Mutex<BelievedTime>

    init(trail: AuditTrail, records: ServiceEvents, account: AccountID, log: Logger) {
        self.trail = trail
        self.records = records
        self.account = account
        self.log = log
        believed = Mutex(BelievedTime(after: trail.recovery.newestTime))
    }

    func run(at now: Instant) async throws {
        let space: DiskSpace = try trail.space()
        for segment: ExpiredSegment in try await trail.expire(before: believe(now) - RetentionChore.keptTime, maximumBytes: space.total / 5)
        {
            let record: AuditRecord = records.record(
                "TrailSegmentExpired", source: "strongroom", account: account, region: .usEast1,
                details: AuditFields().text("segment", "\(segment)"), at: now)
            try await trail.append([TrailRecord(eventID: record.eventID, time: record.time, json: record.json)])
        }
    }

    private func believe(_ now: Instant) -> Instant {
        believed.withLock { believed in
            let wasDoubtful: Bool = believed.isDoubtful
            let time: Instant = believed.read(now, passed: Interval(ContinuousClock.now - began))
            if believed.isDoubtful, !wasDoubtful {
                log.warning("the clock is days ahead of the audit trail: nothing is removed for its age until it has been so for a day")
            }
            return time
        }
    }
}

/// Refuses requests while the trail's disk has less than a gibibyte free, and lets them in again by itself.
final class DiskGuard: Chore {
    static let least: Int64 = 1 << 30

    let name: String = "watch the disk"
    let interval: Interval = .seconds(2)
    private let trail: AuditTrail
    private let log: Logger
    private let isFull: Atomic<Bool> = Atomic(false)

    init(trail: AuditTrail, log: Logger) {
        self.trail = trail
        self.log = log
    }

    var health: Front.Health {
        isFull.load(ordering: .relaxed) ? .refusing("less than 1 GiB is free on the disk of the audit trail") : .serving
    }

    func run(at now: Instant) async throws {
        let isShort: Bool = try trail.freeBytes() < DiskGuard.least
        guard isShort != isFull.load(ordering: .relaxed) else { return }
        isFull.store(isShort, ordering: .relaxed)
        log.critical(isShort ? "the disk is nearly full: requests are refused" : "the disk has room again: requests are served")
    }
}

/// Writes down, each minute, how many requests without a caller were not recorded singly.
struct UnsignedSummaryChore: Chore {
    let name: String = "sum up unsigned requests"
    let interval: Interval = .minutes(1)
    let limit: UnsignedRequestLimit
    let sink: TrailSink
    let records: ServiceEvents

    func run(at now: Instant) async throws {
        let summaries: [AuditRecord] = limit.takeCounts().map { source in
            records.record(
                "UnsignedRequests", source: "strongroom", account: nil, region: .usEast1,
                details: AuditFields().text("sourceIPAddress", source.address).integer("count", source.count), at: now)
        }
        if !summaries.isEmpty { try await sink.append(summaries) }
    }
}
