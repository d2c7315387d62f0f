import AWSTypes
import Testing

@testable import Trail

/// The bytes were computed by a separate program from the tables at `SegmentHeader` and `FrameHead`, with another SHA-256 and a
/// checksum taken bit by bit. Logs that exist must stay readable: these literals may only be added to.
@Suite("Format") struct FormatTests {
    static let firstSegment: String = """
        535452545241494c01000000d70d3259e4e1cb631c663cf4d73c4c04022ab1ba804098e6cb293e6770eb3a9501000000
        000000004326790c18707be596f2180c0b7c508bc1fcf2c9300daf6c57e516e7d748dc74000000000000000000000000
        00000080e192eb215b0000004b494c4e01000000000000000b5e1c1c3a524d5a9a437b4b7f8e9d102900000000000000
        7b68e5cf8b0100004326790c18707be596f2180c0b7c508bc1fcf2c9300daf6c57e516e7d748dc747b2261223a317d5b
        00000056000000114560e50200000000000000ffffffff0000400080000000000000010000000000000000ff67e5cf8b
        01000071f9d6efb87b2b448e606442b17688318284ccc1c10a4b5f63164a8710c283dc7b7d56000000
        """
    static let secondSegment: String = """
        535452545241494c01000000d70d3259e4e1cb631c663cf4d73c4c04022ab1ba804098e6cb293e6770eb3a9503000000
        00000000486d8aa24eae73048cd86a558de68a2c1549510ee14a4fe01c41537f61e3a7c429000000000000007b68e5cf
        8b0100004a38a53256000000976c5ba003000000000000000b5e1c1c3a524d5a9a437b4b7f8e9d102a00000000000000
        f469e5cf8b010000486d8aa24eae73048cd86a558de68a2c1549510ee14a4fe01c41537f61e3a7c45b5d56000000
        """

    @Test("version 1 of the format is written as it always was") func written() async throws {
        let storage: MemoryStorage = MemoryStorage()
        let trail: AuditTrail = try .inMemory(storage, segmentBytes: 250)
        try await trail.append([
            TrailRecord(
                eventID: "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d10", time: Instant(milliseconds: 1_700_000_000_123), outboxPosition: 41,
                json: Array("{\"a\":1}".utf8)),
            TrailRecord(
                eventID: "ffffffff-0000-4000-8000-000000000001", time: Instant(milliseconds: 1_699_999_999_999), json: Array("{}".utf8)),
        ])
        try await trail.append("[]", outbox: 42, at: Instant(milliseconds: 1_700_000_000_500))
        let contents: [String: String] = storage.everything.mapValues(Self.hex)
        #expect(
            contents == [
                "00000000000000000001.log": Self.firstSegment.filter { $0 != "\n" },
                "00000000000000000003.log": Self.secondSegment.filter { $0 != "\n" },
                // All of the first, before the second began.
                "durable": "0100000000000000" + "1901000000000000" + "95cb0e57",
            ])
    }

    @Test("hashes are told in hexadecimal, as other tools tell them") func hashText() {
        #expect(
            ChainHash(of: Array("abc".utf8), in: 0..<3).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(ChainHash(readingFrom: Array(0..<32), at: 0).bytes == Array(0..<32))
    }

    @Test("a file is a segment only by its exact name") func names() {
        #expect(SegmentName("00000000000000000001.log")?.firstSequence == 1)
        #expect(SegmentName("18446744073709551615.log")?.text == "18446744073709551615.log")
        for name: String in [
            "1.log", "00000000000000000000.log", "00000000000000000001.log.new", "0000000000000000000x.log", "18446744073709551616.log",
            "lock",
            ".log", "+0000000000000000001.log",
        ] { #expect(SegmentName(name) == nil, "\(name)") }
    }

    @Test("a segment of a later version is refused by that name") func laterVersion() async throws {
        var bytes: [UInt8] = try #require(try await storage(with: []).contents[segment1])
        bytes[8] = 2
        bytes.put(CRC32C.checksum(of: bytes, in: 0..<100), at: 100)
        let storage: MemoryStorage = MemoryStorage([segment1: bytes])
        #expect(
            throws: TrailError.damaged(TrailDamage(file: segment1, offset: 0, sequence: 1, reason: "its format, version 2, is not known"))
        ) {
            try AuditTrail.inMemory(storage)
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
