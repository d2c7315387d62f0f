import Testing

@testable import SecretMemory

@Suite("SecretBytes") struct SecretBytesTests {
    @Test("a secret gives back what was put in", arguments: ["", "x", "hunter2", String(repeating: "ü", count: 5000)])
    func content(text: String) {
        let secret: SecretBytes = SecretBytes(utf8: text)
        #expect(secret.count == text.utf8.count)
        #expect(secret.exposed { Array($0) } == Array(text.utf8))
    }

    @Test("a consumed array is all zeroes afterwards") func consumed() {
        var bytes: [UInt8] = Array("hunter2".utf8)
        let secret: SecretBytes = SecretBytes(consuming: &bytes)
        #expect(bytes == [0, 0, 0, 0, 0, 0, 0])
        #expect(secret == SecretBytes(utf8: "hunter2"))
    }

    @Test("consuming overwrites in place, not a copy") func consumedInPlace() {
        var bytes: [UInt8] = [UInt8](repeating: 0x5A, count: 100)
        let before: UInt = bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        _ = SecretBytes(consuming: &bytes)
        #expect(bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) } == before)
    }

    @Test("wiping leaves no byte standing", arguments: [0, 1, 7, 64, 4097]) func wiping(count: Int) {
        var bytes: [UInt8] = [UInt8](repeating: 0xFF, count: count)
        bytes.withUnsafeMutableBytes { wipe($0) }
        #expect(bytes == [UInt8](repeating: 0, count: count))
    }

    /// Freed memory is the allocator's, so it is read through the kernel. Others may have taken it by then and written to it: what must
    /// be gone is the pattern, which nobody else has.
    @Test("a released secret leaves nothing in memory", arguments: [128, 4096, 60_000]) func released(count: Int) throws {
        let pattern: [UInt8] = (0..<16).map { _ in UInt8.random(in: 1...255) }
        var seen: [UInt8] = [UInt8](repeating: 0, count: count)
        var secret: SecretBytes? = SecretBytes(count: count) { buffer in
            for index: Int in buffer.indices { buffer[index] = pattern[index % 16] }
        }
        let address: UInt = try #require(secret?.exposed { UInt(bitPattern: $0.baseAddress) })
        try #require(ProcessMemory.fill(&seen, from: address))
        #expect(seen.contains(pattern))
        secret = nil
        try #require(ProcessMemory.fill(&seen, from: address))
        #expect(!seen.contains(pattern))
    }

    @Test("a failing fill passes its error on") func failingFill() {
        struct Refused: Error {}
        #expect(throws: Refused.self) { try SecretBytes(count: 8) { _ throws(Refused) in throw Refused() } }
    }

    @Test("equality is of the content", arguments: [("a", "a", true), ("a", "b", false), ("a", "aa", false), ("", "", true)])
    func equality(left: String, right: String, isEqual: Bool) {
        #expect((SecretBytes(utf8: left) == SecretBytes(utf8: right)) == isEqual)
    }
}
