import AWSTypes
import Testing

@testable import Trail

@Suite("Reading") struct ReaderTests {
    static let texts: [String] = (1...50).map { "record \($0)" }

    @Test("reading begins at any sequence, whatever segment it is in", arguments: [1, 1000, 64 << 20])
    func forward(segmentBytes: Int) async throws {
        let storage: MemoryStorage = try await storage(with: Self.texts, segmentBytes: segmentBytes)
        for sequence: Int in 0...52 {
            var reader: TrailReader = TrailReader(storage, from: UInt64(sequence), to: nil)
            #expect(try reader.texts() == Array(Self.texts.dropFirst(max(0, sequence - 1))))
        }
    }

    @Test("backward gives the same frames, newest first", arguments: [1, 1000, 64 << 20])
    func backward(segmentBytes: Int) async throws {
        let storage: MemoryStorage = try await storage(with: Self.texts, segmentBytes: segmentBytes)
        var forward: [TrailFrame] = []
        var reader: TrailReader = TrailReader(storage, from: 1, to: nil)
        while let frame: TrailFrame = try reader.next() { forward.append(frame) }
        var backward: [TrailFrame] = []
        var rewinder: TrailRewinder = try TrailRewinder(storage, from: nil)
        while let frame: TrailFrame = try rewinder.next() { backward.append(frame) }
        #expect(backward == forward.reversed())
        #expect(backward.count == 50)
    }

    @Test("frames longer than a chunk are read both ways") func longFrames() async throws {
        let texts: [String] = [10, 300_000, 5, 131_072, 600_000, 1].map { String(repeating: "y", count: $0) }
        let storage: MemoryStorage = try await storage(with: texts)
        var reader: TrailReader = TrailReader(storage, from: 1, to: nil)
        #expect(try reader.texts() == texts)
        var rewinder: TrailRewinder = try TrailRewinder(storage, from: nil)
        #expect(try rewinder.texts() == texts.reversed())
    }

    @Test("both ways stop before a torn end") func tornEnd() async throws {
        let bytes: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        let torn: MemoryStorage = MemoryStorage([segment1: bytes.dropLast(3)])
        var reader: TrailReader = TrailReader(torn, from: 49, to: nil)
        #expect(try reader.texts() == ["record 49"])
        var rewinder: TrailRewinder = try TrailRewinder(torn, from: nil)
        #expect(try rewinder.next()?.text == "record 49")
    }

    @Test("a reader follows a growing log through its segments") func following() async throws {
        let trail: AuditTrail = try .inMemory(MemoryStorage(), segmentBytes: 500)
        var reader: TrailReader = trail.reader()
        #expect(try reader.next() == nil)
        var seen: [String] = []
        for (index, text): (Int, String) in Self.texts.enumerated() {
            try await trail.append(text)
            #expect(try reader.next() == nil, "not before it is told")
            guard index % 7 == 0 || index == 49 else { continue }
            try reader.extend(to: trail.end)
            seen += try reader.texts()
            #expect(seen.count == index + 1)
        }
        #expect(seen == Self.texts)
    }

    @Test("a copy of a reader goes on by itself") func copies() async throws {
        let storage: MemoryStorage = try await storage(with: Self.texts, segmentBytes: 500)
        var reader: TrailReader = TrailReader(storage, from: 1, to: nil)
        _ = try reader.next()
        var copy: TrailReader = reader
        #expect(try reader.texts() == Array(Self.texts.dropFirst()))
        #expect(try copy.texts() == Array(Self.texts.dropFirst()))
    }

    @Test("an empty directory reads as an empty log") func empty() throws {
        let storage: MemoryStorage = MemoryStorage()
        var reader: TrailReader = TrailReader(storage, from: 1, to: nil)
        #expect(try reader.next() == nil)
        var rewinder: TrailRewinder = try TrailRewinder(storage, from: nil)
        #expect(try rewinder.next() == nil)
        #expect(try TrailVerifier.verify(storage) == TrailVerdict())
    }

    @Test("a gap between segments is damage, unless retention removed what was before") func gap() async throws {
        let storage: MemoryStorage = try await storage(with: ["a", "b", "c", "d"], segmentBytes: 1)
        var early: TrailReader = TrailReader(storage, from: 1, to: nil)
        #expect(try early.next()?.text == "a")
        try storage.remove(SegmentName(firstSequence: 3).text)
        #expect(try early.next()?.text == "b")
        #expect(throws: TrailError.self) { try early.next() }
        var overtaken: TrailReader = TrailReader(storage, from: 1, to: nil)
        #expect(try overtaken.next()?.text == "a")
        try storage.remove(segment1)
        try storage.remove(SegmentName(firstSequence: 2).text)
        #expect(try overtaken.texts() == ["d"])
    }
}
