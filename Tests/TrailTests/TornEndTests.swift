import AWSTypes
import Testing

@testable import Trail

@Suite("Torn ends") struct TornEndTests {
    static let texts: [String] = ["{\"first\":1}", "{}", "{\"last\":\"one\"}"]

    @Test("a log cut at any byte opens with exactly the frames that are whole, and goes on") func everyLength() async throws {
        let whole: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        var ends: [Int] = [SegmentHeader.byteCount]
        for text: String in Self.texts { ends.append(ends[ends.count - 1] + frameBytes(text)) }
        #expect(ends.last == whole.count)
        for length: Int in SegmentHeader.byteCount...whole.count {
            let storage: MemoryStorage = MemoryStorage([segment1: Array(whole[..<length])])
            let kept: Int = ends.filter { $0 <= length }.count - 1
            let torn: Int = length - ends[kept]
            let before: TrailVerdict = try TrailVerifier.verify(storage)
            #expect(before.damage == nil)
            #expect(before.torn == (torn == 0 ? nil : TornEnd(file: segment1, offset: ends[kept], bytes: torn)))

            let trail: AuditTrail = try .inMemory(storage)
            #expect(
                trail.recovery
                    == TrailRecovery(
                        bytesCut: torn, durableBytesMissing: 0, file: segment1, lastSequence: UInt64(kept), lastOutboxPosition: 0,
                        newestTime: kept == 0 ? nil : Instant(seconds: 1_700_000_000)))
            #expect(try trail.texts() == Array(Self.texts[..<kept]))
            try await trail.append("next")
            #expect(try trail.texts() == Self.texts[..<kept] + ["next"])
            #expect(try TrailVerifier.verify(storage).isIntact)
        }
    }

    @Test("any wrong byte in the last frame makes it torn, none before it") func wrongByteInLast() async throws {
        let whole: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        let start: Int = whole.count - frameBytes(Self.texts[2])
        for place: Int in start..<whole.count {
            var bytes: [UInt8] = whole
            bytes[place] ^= 0x41
            let storage: MemoryStorage = MemoryStorage([segment1: bytes])
            #expect(try TrailVerifier.verify(storage).torn?.offset == start)
            let trail: AuditTrail = try .inMemory(storage)
            #expect(trail.recovery.bytesCut == whole.count - start)
            #expect(trail.recovery.lastSequence == 2)
        }
    }

    @Test(
        "bytes that no write left behind are cut", arguments: [[UInt8](repeating: 0, count: 5000), Array(repeating: 0xFF, count: 300), [1]])
    func foreignBytes(tail: [UInt8]) async throws {
        let whole: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        let storage: MemoryStorage = MemoryStorage([segment1: whole + tail])
        let trail: AuditTrail = try .inMemory(storage)
        #expect(trail.recovery.bytesCut == tail.count)
        #expect(storage.contents[segment1] == whole)
    }

    @Test("the cut is on disk, so that what is written next does not meet it") func onRealFiles() async throws {
        let directory: TemporaryDirectory = TemporaryDirectory()
        do {
            let trail: AuditTrail = try .open(directory: directory.path, blocking: TestRunner())
            for text: String in Self.texts { try await trail.append(text) }
        }
        let file: any TrailFile = try SegmentDirectory(path: directory.path).open(segment1, forWriting: true)
        try file.truncate(to: try file.length() - 1)
        let trail: AuditTrail = try .open(directory: directory.path, blocking: TestRunner())
        #expect(trail.recovery.bytesCut == frameBytes(Self.texts[2]) - 1)
        try await trail.append("x")
        #expect(try trail.texts() == Self.texts[..<2] + ["x"])
        #expect(try TrailVerifier.verify(directory: directory.path).isIntact)
    }

    @Test("a crash while a segment begins loses nothing") func crashAtSegmentStart() async throws {
        let full: MemoryStorage = try await storage(with: Self.texts, segmentBytes: 1)
        let second: String = SegmentName(firstSequence: 2).text
        let third: String = SegmentName(firstSequence: 3).text
        let (all, header): ([String: [UInt8]], Int) = (full.contents, SegmentHeader.byteCount)
        // The third segment has its name, but no frame yet; and a fourth has not even that.
        let storage: MemoryStorage = MemoryStorage([
            segment1: all[segment1] ?? [], second: all[second] ?? [], third: Array((all[third] ?? [])[..<header]),
            SegmentName(firstSequence: 4).provisionalText: [1, 2, 3],
        ])
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 1)
        #expect(
            trail.recovery
                == TrailRecovery(
                    bytesCut: 0, durableBytesMissing: 0, file: third, lastSequence: 2, lastOutboxPosition: 0,
                    newestTime: Instant(seconds: 1_700_000_000)))
        try await trail.append("third")
        try await trail.append("fourth")
        #expect(try trail.texts() == Self.texts[..<2] + ["third", "fourth"])
        #expect(try TrailVerifier.verify(storage).isIntact)
    }
}
