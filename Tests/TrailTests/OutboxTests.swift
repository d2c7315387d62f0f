import Synchronization
import Testing

@testable import Trail

@Suite("Outbox positions") struct OutboxTests {
    @Test("the last position is known after opening, also if the newest segment has none") func survives() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        try await trail.append("write", outbox: 41)
        try await trail.append("read")
        try await trail.append("read")
        #expect(trail.lastOutboxPosition == 41)
        let again: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        #expect(again.recovery.lastOutboxPosition == 41)
        #expect(again.durableOutboxPosition == 41)
        #expect(try await again.synchronize() == 41)
    }

    @Test("a position that is in the trail is not taken again; others beside it are") func exactlyOnce() async throws {
        let trail: AuditTrail = try .inMemory(MemoryStorage())
        try await trail.append([.test("1", outbox: 1), .test("read"), .test("2", outbox: 2)])
        for given: Int64 in [-1, 1, 2] {
            await #expect(throws: TrailError.outboxPositionNotAbove(last: 2, given: given)) {
                try await trail.append("again", outbox: given)
            }
        }
        await #expect(throws: TrailError.outboxPositionNotAbove(last: 4, given: 3)) {
            try await trail.append([.test("4", outbox: 4), .test("3", outbox: 3)])
        }
        try await trail.append("3", outbox: 3)
        #expect(try trail.texts() == ["1", "read", "2", "3"])
    }

    @Test("no position overtakes one whose write failed") func owed() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        try await trail.append("1", outbox: 1)
        storage.faults.withLock { $0.writeStopsAfter = [20] }
        await #expect(throws: TrailError.self) { try await trail.append([.test("2", outbox: 2), .test("3", outbox: 3)]) }
        await #expect(throws: TrailError.outboxPositionOwed(owed: 2, given: 4)) { try await trail.append("4", outbox: 4) }
        try await trail.append("read")
        try await trail.append("2", outbox: 2)
        try await trail.append([.test("3", outbox: 3), .test("4", outbox: 4)])
        #expect(try trail.texts() == ["1", "read", "2", "3", "4"])
        #expect(trail.lastOutboxPosition == 4)
    }

    @Test("a position that was cut off with a torn end is lacking, so that it comes again") func cutOff() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        try await trail.append([.test("1", outbox: 1), .test("2", outbox: 2)])
        var bytes: [UInt8] = try #require(storage.contents[segment1])
        bytes.removeLast()
        let again: AuditTrail = try .inMemory(MemoryStorage([segment1: bytes]))
        #expect(again.recovery.lastOutboxPosition == 1)
        try await again.append("2", outbox: 2)
        #expect(try again.texts() == ["1", "2"])
    }
}
