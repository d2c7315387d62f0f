import AWSTypes
import Testing

@testable import Trail

@Suite("Retention") struct RetentionTests {
    /// Days 1 to 10, one frame a segment.
    static func tenDays(_ storage: MemoryStorage = MemoryStorage()) async throws -> AuditTrail {
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        for day: Int64 in 1...10 { try await trail.append("day \(day)", at: Instant(seconds: day * 86_400)) }
        return trail
    }

    @Test("segments whose events are all too old go, oldest first, and are told") func byAge() async throws {
        let trail: AuditTrail = try await Self.tenDays()
        let expired: [ExpiredSegment] = try await trail.expire(before: Instant(seconds: 3 * 86_400), maximumBytes: nil)
        let bytes: Int64 = Int64(SegmentHeader.byteCount + frameBytes("day 1"))
        #expect(
            expired
                == [1, 2].map { day in
                    ExpiredSegment(
                        file: SegmentName(firstSequence: day).text, firstSequence: day, lastSequence: day, bytes: bytes,
                        newestTime: Instant(seconds: Int64(day) * 86_400))
                })
        #expect(try trail.texts() == (3...10).map { "day \($0)" })
        #expect(try await trail.expire(before: Instant(seconds: 3 * 86_400), maximumBytes: nil) == [])
    }

    @Test("the newest event counts, wherever in its segment it stands") func newestEventCounts() async throws {
        let trail: AuditTrail = try .inMemory(MemoryStorage(), segmentBytes: 200)
        try await trail.append([.test("late", at: Instant(seconds: 9)), .test("early", at: Instant(seconds: 1))])
        try await trail.append("next segment", at: Instant(seconds: 10))
        #expect(try await trail.expire(before: Instant(seconds: 9), maximumBytes: nil) == [])
        #expect(try await trail.expire(before: Instant(seconds: 10), maximumBytes: nil).map(\.newestTime) == [Instant(seconds: 9)])
    }

    @Test("as many go as are too many bytes; the newest segment stays") func bySize() async throws {
        let trail: AuditTrail = try await Self.tenDays()
        let each: Int64 = Int64(SegmentHeader.byteCount + frameBytes("day 1"))
        #expect(try await trail.expire(before: nil, maximumBytes: each * 9).map(\.firstSequence) == [1, 2])
        #expect(try await trail.expire(before: nil, maximumBytes: nil) == [])
        #expect(try await trail.expire(before: Instant(seconds: .max / 1000), maximumBytes: 0).count == 7)
        #expect(try trail.texts() == ["day 10"])
        try await trail.append("day 11")
        #expect(trail.lastSequence == 11)
    }

    @Test("what is left is verified from its first frame on, and opens") func verified() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try await Self.tenDays(storage)
        var reader: TrailReader = trail.reader(from: 4)
        let fourth: TrailFrame = try #require(try reader.next())
        _ = try await trail.expire(before: Instant(seconds: 4 * 86_400), maximumBytes: nil)
        let verdict: TrailVerdict = try TrailVerifier.verify(storage)
        #expect(verdict.isIntact)
        #expect(verdict.firstSequence == 4)
        #expect(verdict.firstPreviousHash == fourth.previousHash)
        #expect(verdict.lastSequence == 10)
        #expect(verdict.frames == 7)
        #expect(try AuditTrail.inMemory(storage).lastSequence == 10)
        var rewinder: TrailRewinder = try trail.rewinder()
        #expect(try rewinder.texts() == (4...10).reversed().map { "day \($0)" })
    }

    @Test("real files go, too, while a reader in one of them reads on") func onRealFiles() async throws {
        let directory: TemporaryDirectory = TemporaryDirectory()
        let trail: AuditTrail = try .open(directory: directory.path, options: TrailOptions(segmentBytes: 400), blocking: TestRunner())
        for number: Int in 1...20 { try await trail.append("number \(number)", at: Instant(seconds: 1)) }
        let files: Int = try SegmentName.list(in: SegmentDirectory(path: directory.path)).count
        var reader: TrailReader = trail.reader()
        #expect(try reader.next()?.text == "number 1")
        let expired: [ExpiredSegment] = try await trail.expire(before: Instant(seconds: 2), maximumBytes: nil)
        #expect(expired.count == files - 1)
        #expect(try SegmentName.list(in: SegmentDirectory(path: directory.path)).count == 1)
        #expect(try reader.next()?.text == "number 2")
        while let frame: TrailFrame = try reader.next() {
            #expect(frame.sequence <= expired[0].lastSequence || frame.sequence > expired[expired.count - 1].lastSequence)
        }
        #expect(reader.sequence == 21)
    }

    @Test("what opening finds is the newest event, in whichever of the last two segments it stands") func newestAtOpening() async throws {
        let storage: MemoryStorage = MemoryStorage()
        #expect(try AuditTrail.inMemory(storage).recovery.newestTime == nil)
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        try await trail.append("late", at: Instant(seconds: 9))
        #expect(try AuditTrail.inMemory(storage).recovery.newestTime == Instant(seconds: 9))
        try await trail.append("early", at: Instant(seconds: 1))
        #expect(try AuditTrail.inMemory(storage).recovery.newestTime == Instant(seconds: 9))
    }
}

@Suite("The believed time") struct BelievedTimeTests {
    private static let newest: Instant = Instant(seconds: 1_800_000_000)
    private var clock: BelievedTime = BelievedTime(after: newest)

    @Test("a clock that goes as time passes, is back, or is less than a day ahead is believed") mutating func good() {
        #expect(clock.read(Self.newest + .hours(23), passed: .seconds(0)) == Self.newest + .hours(23))
        #expect(clock.read(Self.newest + .hours(48), passed: .hours(25)) == Self.newest + .hours(48))
        #expect(clock.read(Self.newest - .days(400), passed: .hours(26)) == Self.newest - .days(400))
        #expect(!clock.isDoubtful)
    }

    @Test("without any event the clock is all there is") func none() {
        var clock: BelievedTime = BelievedTime(after: nil)
        #expect(clock.read(Self.newest + .days(91), passed: .seconds(0)) == Self.newest + .days(91))
    }

    @Test("a clock far ahead is doubted for a day; meanwhile it is as late as time has passed") mutating func ahead() {
        #expect(clock.read(Self.newest + .days(91), passed: .minutes(10)) == Self.newest + .minutes(10))
        #expect(clock.isDoubtful)
        #expect(clock.read(Self.newest + .days(92), passed: .hours(24)) == Self.newest + .hours(24))
        #expect(clock.read(Self.newest + .days(92), passed: .minutes(24 * 60 + 10)) == Self.newest + .days(92))
        #expect(!clock.isDoubtful)
    }

    @Test("a clock that is mended in time has had no effect, and is doubted anew when it jumps again") mutating func mended() {
        _ = clock.read(Self.newest + .days(91), passed: .minutes(10))
        #expect(clock.read(Self.newest + .hours(20), passed: .hours(20)) == Self.newest + .hours(20))
        #expect(clock.read(Self.newest + .days(91), passed: .hours(30)) == Self.newest + .hours(30))
        #expect(clock.isDoubtful)
        #expect(clock.read(Self.newest + .days(91), passed: .hours(53)) == Self.newest + .hours(53))
    }
}
