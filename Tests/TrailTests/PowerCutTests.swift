import Testing

@testable import Trail

/// Pages that were not synced reach the disk in any order, or not at all.
@Suite("Power cuts") struct PowerCutTests {
    private static let texts: [String] = ["{\"first\":1}", "{\"second\":2}", "{\"third\":3}", "{\"fourth\":4}", "{\"fifth\":5}"]

    /// A trail of five records, the first two of which are on disk; and where each frame begins.
    private func files() async throws -> (files: [String: [UInt8]], starts: [Int]) {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage)
        var starts: [Int] = []
        for (number, text): (Int, String) in Self.texts.enumerated() {
            starts.append(storage.contents[segment1]?.count ?? 0)
            try await trail.append(text)
            if number == 1 { _ = try await trail.synchronize() }
        }
        return (storage.everything, starts)
    }

    /// With zeros instead of frame `number`.
    private func holed(_ number: Int) async throws -> [String: [UInt8]] {
        var (files, starts): ([String: [UInt8]], [Int]) = try await files()
        for place: Int in starts[number]..<starts[number + 1] { files[segment1]?[place] = 0 }
        return files
    }

    @Test("a hole in what was not synced ends the log there", arguments: [2, 3]) func holeBehindTheMark(number: Int) async throws {
        let storage: MemoryStorage = MemoryStorage(try await holed(number))
        let length: Int = storage.contents[segment1]?.count ?? 0
        let trail: AuditTrail = try .inMemory(storage)
        #expect(trail.recovery.lastSequence == UInt64(number))
        #expect(trail.recovery.bytesCut > 0 && trail.recovery.bytesCut < length)
        #expect(try trail.texts() == Array(Self.texts[..<number]))
        try await trail.append("{\"next\":0}")
        #expect(try TrailVerifier.verify(storage).isIntact)
        #expect(try trail.texts() == Self.texts[..<number] + ["{\"next\":0}"])
    }

    @Test("a hole in what was on disk is damage", arguments: [0, 1]) func holeBeforeTheMark(number: Int) async throws {
        let files: [String: [UInt8]] = try await holed(number)
        let storage: MemoryStorage = MemoryStorage(files)
        #expect(throws: TrailError.self) { try AuditTrail.inMemory(storage) }
        #expect(storage.everything == files)
    }

    @Test("without a mark that can be read, every hole is damage", arguments: [nil, [], [UInt8](repeating: 0, count: 20)] as [[UInt8]?])
    func unknown(mark: [UInt8]?) async throws {
        var files: [String: [UInt8]] = try await holed(3)
        files["durable"] = mark
        #expect(throws: TrailError.self) { try AuditTrail.inMemory(MemoryStorage(files)) }
    }

    @Test("of a segment that has just begun nothing is known to be on disk but its header") func newSegment() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: SegmentHeader.byteCount + 100)
        for text: String in Self.texts { try await trail.append(text) }
        let newest: String = try #require(storage.contents.keys.filter { $0.hasSuffix(".log") }.max())
        let name: SegmentName = try #require(SegmentName(newest))
        #expect(try DurableMark.length(of: name, in: storage) == SegmentHeader.byteCount)
        #expect(try DurableMark.length(of: SegmentName(firstSequence: 1), in: storage) == nil || name.firstSequence == 3)
    }
}
