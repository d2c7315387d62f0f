import Testing

@testable import SecretMemory

@Suite("KeyBytes") struct KeyBytesTests {
    private static func key(_ byte: UInt8, count: Int = 32, in arena: KeyArena = .shared) -> KeyBytes {
        KeyBytes(count: count, in: arena) { $0.initializeMemory(as: UInt8.self, repeating: byte) }
    }

    private static func address(of key: KeyBytes) -> UInt { key.exposed { UInt(bitPattern: $0.baseAddress) } }

    @Test("a key gives back what was put in", arguments: [1, 16, 32, 63, 64]) func content(count: Int) {
        let key: KeyBytes = Self.key(0xC3, count: count)
        #expect(key.count == count)
        #expect(key.exposed { Array($0) } == [UInt8](repeating: 0xC3, count: count))
    }

    @Test("a key is zero until it is filled") func zeroBefore() {
        for _ in 0..<3 {
            let key: KeyBytes = KeyBytes(count: 64) { buffer in
                #expect(buffer.allSatisfy { $0 == 0 })
                buffer.initializeMemory(as: UInt8.self, repeating: 0xFF)
            }
            #expect(key.count == 64)
        }
    }

    @Test("a released key's slot is zeroed and taken again") func reuse() throws {
        let arena: KeyArena = KeyArena()
        var key: KeyBytes? = Self.key(0xA7, count: 64, in: arena)
        let address: UInt = try #require(key.map(Self.address))
        key = nil
        #expect(ProcessMemory.bytes(at: address, count: 64) == [UInt8](repeating: 0, count: 64))
        let next: KeyBytes = KeyBytes(count: 32, in: arena) { _ in }
        #expect(Self.address(of: next) == address)
        #expect(next.exposed { $0.allSatisfy { $0 == 0 } })
    }

    @Test("a key whose filling fails gives its slot back, zeroed") func failingFill() {
        struct Refused: Error {}
        let arena: KeyArena = KeyArena()
        var address: UInt = 0
        #expect(throws: Refused.self) {
            try KeyBytes(count: 32, in: arena) { buffer throws(Refused) in
                buffer.initializeMemory(as: UInt8.self, repeating: 0xA7)
                address = UInt(bitPattern: buffer.baseAddress)
                throw Refused()
            }
        }
        #expect(arena.memory.keys == 0)
        #expect(ProcessMemory.bytes(at: address, count: 32) == [UInt8](repeating: 0, count: 32))
    }

    @Test("the arena grows, and no two keys share a slot") func growth() {
        let arena: KeyArena = KeyArena()
        let keys: [KeyBytes] = (0..<1000).map { Self.key(UInt8(truncatingIfNeeded: $0), in: arena) }
        #expect(Set(keys.map(Self.address)).count == 1000)
        #expect(arena.memory.keys == 1000)
        #expect(arena.memory.slots == 1024)
        for (index, key): (Int, KeyBytes) in keys.enumerated() {
            #expect(key.exposed { bytes in bytes.allSatisfy { $0 == UInt8(truncatingIfNeeded: index) } })
        }
    }

    @Test("keys that many tasks make and drop at once keep to themselves") func concurrent() async {
        let arena: KeyArena = KeyArena()
        let damaged: Int = await withTaskGroup(of: Int.self) { group in
            for task: Int in 0..<16 {
                group.addTask {
                    var damaged: Int = 0
                    var held: [(KeyBytes, UInt8)] = []
                    for round: Int in 0..<2000 {
                        let byte: UInt8 = UInt8(truncatingIfNeeded: task * 31 + round) | 1
                        held.append((KeyBytesTests.key(byte, in: arena), byte))
                        guard round % 7 == 0 else { continue }
                        for (key, byte): (KeyBytes, UInt8) in held where !key.exposed({ $0.allSatisfy { $0 == byte } }) { damaged += 1 }
                        held.removeAll()
                    }
                    return damaged
                }
            }
            return await group.reduce(0, +)
        }
        #expect(damaged == 0)
        #expect(arena.memory.keys == 0)
    }

    @Test("equality is of the content") func equality() {
        #expect(Self.key(1) == Self.key(1))
        #expect(Self.key(1) != Self.key(2))
        #expect(Self.key(1, count: 32) != Self.key(1, count: 31))
        let nearly: KeyBytes = KeyBytes(count: 32) { buffer in
            buffer.initializeMemory(as: UInt8.self, repeating: 1)
            buffer[31] = 2
        }
        #expect(Self.key(1) != nearly)
    }

    #if os(Linux)
        @Test("the kernel holds key memory locked, out of dumps, and empty in forked children") func guarded() throws {
            let key: KeyBytes = Self.key(1)
            let flags: Set<Substring> = try #require(ProcessMemory.flags(at: Self.address(of: key)))
            #expect(flags.contains("dd"))
            #expect(flags.contains("wf"))
            #expect(flags.contains("lo") == key.isLocked)
            #expect(KeyBytes.memory.isLeftOutOfDumps)
            #expect(KeyBytes.memory.isWipedOnFork)
        }
    #endif

    @Test("when the system refuses the lock, keys work and say so") func refused() {
        let arena: KeyArena = KeyArena(locks: { _ in false })
        let key: KeyBytes = Self.key(9, in: arena)
        #expect(!key.isLocked)
        #expect(!arena.memory.isLocked)
        #expect(key.exposed { $0.allSatisfy { $0 == 9 } })
    }
}
