import AWSTypes
import Dispatch
import Synchronization
import Testing

@testable import Trail

@Suite("Appending") struct AppendTests {
    @Test("what is appended is read back, byte for byte, after closing and opening") func roundTrip() async throws {
        let directory: TemporaryDirectory = TemporaryDirectory()
        let records: [TrailRecord] = [
            TrailRecord(
                eventID: "0B5E1C1C-3a52-4d5a-9a43-7b4b7f8e9d10", time: Instant(milliseconds: 1_700_000_000_123),
                json: Array("{\"ä\":1}".utf8)),
            TrailRecord(eventID: "ffffffff-ffff-4fff-bfff-ffffffffffff", time: Instant(milliseconds: -5), outboxPosition: 17, json: []),
            TrailRecord(
                eventID: "00000000-0000-4000-8000-000000000000", time: Instant(seconds: 0), outboxPosition: .max,
                json: Array(repeating: 0xFF, count: FrameHead.maximumJSONBytes)),
        ]
        do {
            let trail: AuditTrail = try .open(directory: directory.path, blocking: TestRunner())
            try await trail.append(records)
            #expect(trail.lastSequence == 3)
        }
        let trail: AuditTrail = try .open(directory: directory.path, blocking: TestRunner())
        #expect(
            trail.recovery
                == TrailRecovery(
                    bytesCut: 0, durableBytesMissing: 0, file: segment1, lastSequence: 3, lastOutboxPosition: .max,
                    newestTime: records.map(\.time).max()))
        try await trail.append("after")
        var reader: TrailReader = TrailReader(directory: directory.path)
        for (index, record): (Int, TrailRecord) in records.enumerated() {
            let frame: TrailFrame = try #require(try reader.next())
            #expect(frame.sequence == UInt64(index + 1))
            #expect(frame.eventID == record.eventID.lowercased())
            #expect(frame.time == record.time)
            #expect(frame.outboxPosition == record.outboxPosition)
            #expect(frame.json == record.json)
        }
        #expect(try reader.texts() == ["after"])
        let verdict: TrailVerdict = try TrailVerifier.verify(directory: directory.path)
        #expect(verdict.isIntact)
        #expect(verdict.frames == 4)
    }

    @Test(
        "many callers at once: each one's records keep their order, and the chain holds over all segments",
        arguments: [TrailOptions.Writing.onRunner, .inline], [false, true])
    func concurrent(writing: TrailOptions.Writing, synchronizesEachAppend: Bool) async throws {
        let directory: TemporaryDirectory = TemporaryDirectory()
        let options: TrailOptions = TrailOptions(segmentBytes: 20_000, writing: writing, synchronizesEachAppend: synchronizesEachAppend)
        let trail: AuditTrail = try .open(directory: directory.path, options: options, blocking: TestRunner())
        let (callers, each): (Int, Int) = (32, 40)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller: Int in 0..<callers {
                group.addTask { @concurrent in
                    for number: Int in 0..<each {
                        try await trail.append([.test("\(caller) \(number) a"), .test("\(caller) \(number) b")])
                        if number % 10 == 9 { _ = try await trail.synchronize() }
                    }
                }
            }
            try await group.waitForAll()
        }
        let verdict: TrailVerdict = try TrailVerifier.verify(directory: directory.path)
        #expect(verdict.isIntact)
        #expect(verdict.frames == UInt64(callers * each * 2))
        #expect(verdict.segments > 3)
        let texts: [String] = try trail.texts()
        for caller: Int in 0..<callers {
            let expected: [String] = (0..<each).flatMap { ["\(caller) \($0) a", "\(caller) \($0) b"] }
            #expect(texts.filter { $0.hasPrefix("\(caller) ") } == expected)
        }
        for index: Int in stride(from: 0, to: texts.count, by: 2) {
            #expect(texts[index].dropLast() == texts[index + 1].dropLast(), "one caller's records stand together")
        }
    }

    @Test("submitted records stand in the order of the calls") func submitted() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 3000)
        let failures: Mutex<Int> = Mutex(0)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            for number: Int in 1...500 {
                trail.submit([.test("\(number)", outbox: Int64(number))]) { result in
                    if case .failure = result { failures.withLock { $0 += 1 } }
                    if number == 500 { done.resume() }
                }
            }
        }
        #expect(failures.withLock { $0 } == 0)
        #expect(try trail.texts() == (1...500).map { "\($0)" })
        #expect(trail.lastOutboxPosition == 500)
    }

    @Test("callers that come while a write is under way are written together") func grouped() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        let writes: Mutex<Int> = Mutex(0)
        let allPosted: DispatchSemaphore = DispatchSemaphore(value: 0)
        storage.beforeWrite.withLock { hook in
            hook = {
                let isFirst: Bool = writes.withLock { count in
                    count += 1
                    return count == 1
                }
                if isFirst { allPosted.wait() }
            }
        }
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            for number: Int in 0..<20 { trail.submit([.test("\(number)")]) { _ in if number == 19 { done.resume() } } }
            allPosted.signal()
        }
        #expect(try trail.texts() == (0..<20).map { "\($0)" })
        #expect(writes.withLock { $0 } <= 2)
    }

    @Test("a record that does not fit a frame is refused and leaves nothing") func refused() async throws {
        let trail: AuditTrail = try .inMemory(MemoryStorage())
        await #expect(throws: TrailError.invalidEventID("nonsense")) {
            try await trail.append([.test("good"), TrailRecord(eventID: "nonsense", time: Instant(seconds: 0), json: [])])
        }
        let tooLong: [UInt8] = Array(repeating: 0x20, count: FrameHead.maximumJSONBytes + 1)
        await #expect(throws: TrailError.recordTooLarge(bytes: tooLong.count, limit: tooLong.count - 1)) {
            try await trail.append([TrailRecord(eventID: "00000000-0000-4000-8000-000000000000", time: Instant(seconds: 0), json: tooLong)])
        }
        #expect(trail.lastSequence == 0)
        try await trail.append([])
        #expect(trail.lastSequence == 0)
    }

    @Test("a trail whose directory is missing does not open") func missingDirectory() {
        #expect(throws: TrailError.self) { try AuditTrail.open(directory: "/nonexistent/trail", blocking: TestRunner()) }
    }

    @Test("the file system's space is told") func space() throws {
        let directory: TemporaryDirectory = TemporaryDirectory()
        let trail: AuditTrail = try .open(directory: directory.path, blocking: TestRunner())
        let space: DiskSpace = try trail.space()
        #expect(space.free > 0)
        #expect(space.total >= space.free)
    }
}
