import AWSTypes
import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Trail

@Suite("Faults") struct FaultTests {
    @Test(
        "a write that fails at any byte is told, leaves nothing, and the next append goes on",
        arguments: [TrailOptions.Writing.onRunner, .inline])
    func writeFails(writing: TrailOptions.Writing) async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, writing: writing)
        try await trail.append("first")
        let good: [UInt8]? = storage.contents[segment1]
        for stop: Int in 0...frameBytes("lost") {
            storage.faults.withLock { $0.writeStopsAfter = [stop] }
            await #expect(throws: TrailError.system(action: "write to", path: "memory", code: ENOSPC)) { try await trail.append("lost") }
            #expect(storage.contents[segment1] == good)
            #expect(trail.lastSequence == 1)
        }
        try await trail.append("second")
        #expect(try trail.texts() == ["first", "second"])
        #expect(try TrailVerifier.verify(storage).isIntact)
    }

    @Test("if the rest of a failed write cannot be removed at once, it is before the next write") func truncationFailsToo() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        storage.faults.withLock {
            $0.writeStopsAfter = [30]
            $0.truncations = 2
        }
        await #expect(throws: TrailError.system(action: "write to", path: "memory", code: ENOSPC)) {
            try await trail.append("a long one that is lost")
        }
        #expect(try trail.texts() == [])
        await #expect(throws: TrailError.system(action: "shorten", path: "memory", code: EIO)) { try await trail.append("lost, too") }
        try await trail.append("x")
        #expect(try trail.texts() == ["x"])
        #expect(try TrailVerifier.verify(storage).isIntact)
    }

    @Test("all callers of a failed write get its error") func waitingCallers() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        let allPosted: DispatchSemaphore = DispatchSemaphore(value: 0)
        storage.beforeWrite.withLock { $0 = { allPosted.wait() } }
        storage.faults.withLock { $0.writeStopsAfter = [10, 10] }
        let failures: Mutex<Int> = Mutex(0)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            for number: Int in 1...10 {
                trail.submit([.test("\(number)")]) { result in
                    if case .failure = result { failures.withLock { $0 += 1 } }
                    if number == 10 { done.resume() }
                }
            }
            allPosted.signal()
            allPosted.signal()
        }
        #expect(failures.withLock { $0 } == 10)
        storage.beforeWrite.withLock { $0 = nil }
        storage.faults.withLock { $0.writeStopsAfter = [] }
        try await trail.append("next")
        #expect(try trail.texts() == ["next"])
    }

    @Test("a segment that cannot be begun fails the append; the next one begins it") func segmentFails() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        try await trail.append("first")
        storage.faults.withLock { $0.creations = 1 }
        await #expect(throws: TrailError.system(action: "open", path: SegmentName(firstSequence: 2).provisionalText, code: ENOSPC)) {
            try await trail.append("lost")
        }
        storage.faults.withLock { $0.writeStopsAfter = [50] }
        await #expect(throws: TrailError.self) { try await trail.append("lost at the header") }
        try await trail.append("second")
        #expect(try trail.texts() == ["first", "second"])
        #expect(try TrailVerifier.verify(storage).isIntact)
    }

    @Test("what is synchronised survives a power cut; the rest is lost whole") func powerCut() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 700)
        for number: Int64 in 1...20 { try await trail.append("\(number)", outbox: number) }
        #expect(try await trail.synchronize() == 20)
        #expect(trail.durableOutboxPosition == 20)
        try await trail.append("21", outbox: 21)
        #expect(trail.durableOutboxPosition == 20)
        let after: AuditTrail = try .inMemory(MemoryStorage(storage.contentsOnDisk), segmentBytes: 700)
        #expect(after.recovery.lastOutboxPosition == 20)
        #expect(try after.texts() == (1...20).map { "\($0)" })
    }

    @Test("what a failed synchronisation lost is written again before the next one counts") func synchronisationFails() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        try await trail.append("1", outbox: 1)
        #expect(try await trail.synchronize() == 1)
        try await trail.append("2", outbox: 2)
        storage.faults.withLock { $0.synchronizations = 2 }
        for _ in 0..<2 {
            await #expect(throws: TrailError.system(action: "bring to disk", path: "memory", code: EIO)) { try await trail.synchronize() }
            #expect(trail.durableOutboxPosition == 1)
        }
        try await trail.append("3", outbox: 3)
        #expect(try await trail.synchronize() == 3)
        #expect(storage.contentsOnDisk == storage.contents)
    }

    @Test("a segment ends only when it is on disk") func synchronisationFailsAtSegmentEnd() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        try await trail.append("1", outbox: 1)
        storage.faults.withLock { $0.synchronizations = 1 }
        await #expect(throws: TrailError.self) { try await trail.append("2", outbox: 2) }
        #expect(storage.contents.count == 1)
        try await trail.append("2", outbox: 2)
        #expect(storage.contents.count == 2)
        #expect(storage.contentsOnDisk[segment1] == storage.contents[segment1])
        #expect(trail.durableOutboxPosition == 1)
    }

    @Test("with synchronised appends, each is on disk when it returns, and one that is not there is not in the log") func eachAppend()
        async throws
    {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, synchronizesEachAppend: true)
        try await trail.append("1", outbox: 1)
        #expect(storage.contentsOnDisk == storage.contents)
        #expect(trail.durableOutboxPosition == 1)
        storage.faults.withLock { $0.synchronizations = 1 }
        await #expect(throws: TrailError.self) { try await trail.append("lost", outbox: 2) }
        #expect(try trail.texts() == ["1"])
        try await trail.append("2", outbox: 2)
        #expect(storage.contentsOnDisk == storage.contents)
        #expect(try trail.texts() == ["1", "2"])
        #expect(try TrailVerifier.verify(storage).isIntact)
    }

    @Test("nothing new: synchronising does not touch the disk") func idleSynchronisation() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        try await trail.append("1")
        _ = try await trail.synchronize()
        let count: Int = storage.synchronizations.withLock { $0 }
        _ = try await trail.synchronize()
        #expect(storage.synchronizations.withLock { $0 } == count)
    }
}
