import Foundation
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Taking plaintext over") struct ConsumingTests {
    private static func address(_ data: Data) -> UInt { data.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) } }

    /// As the cipher makes it: around memory from `malloc`.
    private static func data(_ count: Int) throws -> Data {
        let memory: UnsafeMutableRawPointer = try #require(malloc(max(count, 1)))
        memory.initializeMemory(as: UInt8.self, repeating: 0xA7, count: count)
        return Data(bytesNoCopy: memory, count: count, deallocator: .free)
    }

    @Test("a consumed Data is overwritten in place", arguments: [0, 1, 14, 32, 64, 65, 5000]) func secret(count: Int) throws {
        var data: Data = try Self.data(count)
        let before: UInt = Self.address(data)
        let secret: SecretBytes = SecretBytes(consuming: &data)
        #expect(secret.bytes == [UInt8](repeating: 0xA7, count: count))
        #expect(data == Data(count: count))
        if count > 32 { #expect(Self.address(data) == before) }
    }

    @Test("a consumed Data is overwritten even if it is no key", arguments: [0, 1, 32, 64, 65, 500]) func key(count: Int) throws {
        var data: Data = try Self.data(count)
        let key: KeyBytes? = KeyBytes(consuming: &data)
        #expect((key != nil) == (1...64).contains(count))
        #expect(data == Data(count: count))
    }
}
