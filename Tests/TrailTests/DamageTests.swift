import Testing

@testable import Trail

@Suite("Damage") struct DamageTests {
    static let texts: [String] = ["{\"first\":1}", "{}", "{\"third\":\"one\"}", "{\"fourth\":4}", "{\"last\":5}"]
    /// Two frames a segment.
    static let segmentBytes: Int = SegmentHeader.byteCount + 100

    static func segments() async throws -> [String: [UInt8]] { try await storage(with: texts, segmentBytes: segmentBytes).contents }

    @Test("every wrong byte is found by verification, in its file and frame") func everyByte() async throws {
        let whole: [String: [UInt8]] = try await Self.segments()
        #expect(whole.count == 3)
        let newest: String = try #require(whole.keys.max())
        for (file, bytes): (String, [UInt8]) in whole {
            for place: Int in bytes.indices {
                var changed: [UInt8] = bytes
                changed[place] ^= 1 << UInt8(place % 8)
                let verdict: TrailVerdict = try TrailVerifier.verify(MemoryStorage(whole.merging([file: changed]) { $1 }))
                #expect(!verdict.isIntact, "byte \(place) of \(file)")
                if let damage: TrailDamage = verdict.damage {
                    #expect(damage.file == file)
                    #expect(damage.offset <= place)
                    #expect(place < SegmentHeader.byteCount ? damage.offset == 0 : damage.offset >= SegmentHeader.byteCount)
                } else {
                    #expect(file == newest && verdict.torn?.offset == SegmentHeader.byteCount)
                }
            }
        }
    }

    @Test("a log with a wrong byte before the last frame refuses to open, and is left alone") func refusesToOpen() async throws {
        let whole: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        let lastFrame: Int = whole.count - frameBytes(Self.texts[4])
        for place: Int in 0..<lastFrame {
            var bytes: [UInt8] = whole
            bytes[place] ^= 0x10
            let storage: MemoryStorage = MemoryStorage([segment1: bytes])
            let error: TrailError? = #expect(throws: TrailError.self) { try AuditTrail.inMemory(storage) }
            guard case .damaged(let damage)? = error else {
                Issue.record("byte \(place): \(String(describing: error))")
                continue
            }
            #expect(damage.file == segment1)
            #expect(damage.offset <= place)
            #expect(storage.contents == [segment1: bytes])
        }
    }

    /// Ways to do harm that leave every checksum right.
    static let forgeries: [(name: String, sequence: UInt64, change: @Sendable (inout [String: [UInt8]]) -> Void)] = [
        (
            "a frame rewritten with a good checksum", 2,
            { files in
                let bytes: [UInt8] = files[segment1] ?? []
                let offset: Int = SegmentHeader.byteCount
                var forged: [UInt8] = Array(bytes[..<offset])
                _ = FrameHead(in: bytes, at: offset).append(json: Array("{\"first\":2}".utf8), to: &forged)
                files[segment1] = forged + bytes[forged.count...]
            }
        ),
        ("a segment taken out", 3, { files in files[SegmentName(firstSequence: 3).text] = nil }),
        (
            "a frame taken out at a segment's end", 2,
            { files in files[segment1]?.removeLast(frameBytes(texts[1])) }
        ),
        (
            "a frame taken out between others", 1,
            { files in files[segment1]?.removeSubrange(SegmentHeader.byteCount..<SegmentHeader.byteCount + frameBytes(texts[0])) }
        ),
        (
            "a frame that stands there twice", 3,
            { files in
                let bytes: [UInt8] = files[segment1] ?? []
                files[segment1] = bytes + bytes.suffix(frameBytes(texts[1]))
            }
        ),
        (
            "a segment under another name", 3,
            { files in files[SegmentName(firstSequence: 3).text] = files[SegmentName(firstSequence: 5).text] }
        ),
    ]

    @Test("forgeries with right checksums are found by the chain", arguments: forgeries)
    func forged(forgery: (name: String, sequence: UInt64, change: @Sendable (inout [String: [UInt8]]) -> Void)) async throws {
        var files: [String: [UInt8]] = try await Self.segments()
        forgery.change(&files)
        let verdict: TrailVerdict = try TrailVerifier.verify(MemoryStorage(files))
        #expect(verdict.damage?.sequence == forgery.sequence, "\(forgery.name): \(String(describing: verdict.damage))")
    }

    @Test("a segment of another chain does not pass") func otherChain() async throws {
        var files: [String: [UInt8]] = try await Self.segments()
        let other: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try AuditTrail(
            storage: other, options: TrailOptions(segmentBytes: Self.segmentBytes, randomness: SeededRandomness(8)), blocking: TestRunner())
        for text: String in Self.texts { try await trail.append(text) }
        let name: String = SegmentName(firstSequence: 3).text
        files[name] = other.contents[name]
        #expect(try TrailVerifier.verify(MemoryStorage(files)).damage?.file == name)
        #expect(throws: TrailError.self) { try AuditTrail.inMemory(MemoryStorage(files)) }
    }

    @Test("opening finds a newest segment that does not follow the one before") func missingFrameBeforeNewest() async throws {
        var files: [String: [UInt8]] = try await Self.segments()
        let name: String = SegmentName(firstSequence: 3).text
        files[name]?.removeLast(frameBytes(Self.texts[3]))
        let error: TrailError? = #expect(throws: TrailError.self) { try AuditTrail.inMemory(MemoryStorage(files)) }
        guard case .damaged(let damage)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(damage.file == name)
        #expect(damage.sequence == 4)
    }

    @Test("damage behind more than a megabyte of rot is still no torn end") func farFrame() async throws {
        let filler: String = String(repeating: "x", count: 700_000)
        var bytes: [UInt8] = try #require(try await storage(with: ["a", filler, filler, filler, "z"]).contents[segment1])
        let start: Int = SegmentHeader.byteCount + frameBytes("a")
        for place: Int in start..<start + 3 * frameBytes(filler) { bytes[place] = 0x78 }
        #expect(throws: TrailError.self) { try AuditTrail.inMemory(MemoryStorage([segment1: bytes])) }
    }

    @Test("a reader stops with an error at a bad frame, forward and backward") func readers() async throws {
        var bytes: [UInt8] = try #require(try await storage(with: Self.texts).contents[segment1])
        let third: Int = SegmentHeader.byteCount + frameBytes(Self.texts[0]) + frameBytes(Self.texts[1])
        bytes[third + 90] ^= 1
        let storage: MemoryStorage = MemoryStorage([segment1: bytes])
        var reader: TrailReader = TrailReader(storage, from: 1, to: nil)
        #expect(try reader.next()?.text == Self.texts[0])
        #expect(try reader.next()?.text == Self.texts[1])
        #expect(throws: TrailError.self) { try reader.next() }
        let end: TrailEnd = TrailEnd(segment: 1, offset: bytes.count, sequence: 5, outboxPosition: 0)
        var rewinder: TrailRewinder = try TrailRewinder(storage, from: end)
        #expect(try rewinder.next()?.text == Self.texts[4])
        #expect(try rewinder.next()?.text == Self.texts[3])
        #expect(throws: TrailError.self) { try rewinder.next() }
    }
}
