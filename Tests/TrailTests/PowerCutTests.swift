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
        // Whoever verifies before the start sees a torn end, and no damage.
        let before: TrailVerdict = try TrailVerifier.verify(storage)
        #expect(before.damage == nil && before.torn != nil)
        let trail: AuditTrail = try .inMemory(storage)
        #expect(trail.recovery.lastSequence == UInt64(number) && trail.recovery.durableBytesMissing == 0)
        #expect(trail.recovery.bytesCut > 0 && trail.recovery.bytesCut < length)
        #expect(try trail.texts() == Array(Self.texts[..<number]))
        try await trail.append("{\"next\":0}")
        #expect(try TrailVerifier.verify(storage).isIntact)
        #expect(try trail.texts() == Self.texts[..<number] + ["{\"next\":0}"])
    }

    @Test("a hole in what was on disk is damage", arguments: [0, 1]) func holeBeforeTheMark(number: Int) async throws {
        let files: [String: [UInt8]] = try await holed(number)
        let storage: MemoryStorage = MemoryStorage(files)
        #expect(try TrailVerifier.verify(storage).damage != nil)
        #expect(throws: TrailError.self) { try AuditTrail.inMemory(storage) }
        #expect(storage.everything == files)
    }

    @Test("an end that had been on disk and is gone is told") func missingEnd() async throws {
        var (files, starts): ([String: [UInt8]], [Int]) = try await files()
        files[segment1]?.removeSubrange((starts[1] + 5)...)
        let trail: AuditTrail = try .inMemory(MemoryStorage(files))
        #expect(trail.recovery.lastSequence == 1 && trail.recovery.bytesCut == 5)
        #expect(trail.recovery.durableBytesMissing == starts[2] - starts[1])
    }

    @Test("a mark that is not there is made at once, on disk, for all that is there") func firstMark() async throws {
        for mark: [UInt8]? in [nil, [], [1, 2, 3]] {
            var files: [String: [UInt8]] = try await files().files
            files["durable"] = mark
            let storage: MemoryStorage = MemoryStorage(files)
            _ = try AuditTrail.inMemory(storage)
            let name: SegmentName = try #require(SegmentName(segment1))
            #expect(try DurableMark.length(of: name, in: storage) == files[segment1]?.count)
        }
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
