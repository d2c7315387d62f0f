import AWSTypes
import Testing

@testable import Trail

@Suite("CRC-32C") struct ChecksumTests {
    /// RFC 3720, appendix B.4, and the check value of the Rocksoft catalogue.
    static let vectors: [(bytes: [UInt8], checksum: UInt32)] = [
        (Array(repeating: 0, count: 32), 0x8A91_36AA),
        (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
        (Array(0..<32), 0x46DD_794E),
        (Array((0..<32).reversed()), 0x113F_DB5C),
        (Array("123456789".utf8), 0xE306_9283),
        ([], 0),
    ]

    @Test("the published checksums come out", arguments: vectors)
    func published(vector: (bytes: [UInt8], checksum: UInt32)) {
        #expect(CRC32C.checksum(of: vector.bytes, in: 0..<vector.bytes.count) == vector.checksum)
    }

    @Test("any range of any length gives what bit by bit gives") func ranges() {
        let bytes: [UInt8] = SeededRandomness(1).bytes(80)
        for start: Int in 0..<9 {
            for end: Int in start...bytes.count {
                #expect(CRC32C.checksum(of: bytes, in: start..<end) == Self.bitByBit(bytes[start..<end]))
            }
        }
    }

    private static func bitByBit(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var value: UInt32 = ~0
        for byte: UInt8 in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : value >> 1 ^ 0x82F6_3B78 }
        }
        return ~value
    }
}
