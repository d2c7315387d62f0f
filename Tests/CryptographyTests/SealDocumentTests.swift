import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Seals") struct SealDocumentTests {
    private let root: RootKey = .random(SeededRandomness(1))
    private let first: KeyFile = .random(SeededRandomness(2))
    private let second: KeyFile = .random(SeededRandomness(3))
    private let randomness: SeededRandomness = SeededRandomness(4)

    private func document() throws -> SealDocument { try SealDocument(sealing: root, with: first, randomness: randomness) }

    @Test("the key file opens the store") func opens() throws {
        let document: SealDocument = try SealDocument(parsing: document().bytes)
        #expect(try document.open(with: first).key == root.key)
        #expect(document.slots.map(\.id) == [first.id])
    }

    @Test("another key file is told that it has no slot") func stranger() throws {
        let document: SealDocument = try document()
        #expect(throws: SealError.noSlotForKeyFile(id: second.id)) { try document.open(with: second) }
    }

    @Test("any of two slots opens; a removed one no longer does") func slots() throws {
        var document: SealDocument = try document()
        try document.add(second, for: document.open(with: first), randomness: randomness)
        document = try SealDocument(parsing: document.bytes)
        #expect(try document.open(with: first).key == root.key)
        #expect(try document.open(with: second).key == root.key)
        try document.remove(document.slots[0])
        #expect(throws: SealError.noSlotForKeyFile(id: first.id)) { try document.open(with: first) }
        #expect(try document.open(with: second).key == root.key)
        #expect(throws: SealError.lastSlot) { try document.remove(document.slots[0]) }
    }

    @Test("a slot holds the same root key as the others") func anotherRoot() throws {
        var document: SealDocument = try document()
        #expect(throws: SealError.anotherRootKey) { try document.add(second, for: .random(randomness), randomness: randomness) }
        #expect(throws: SealError.keyFileHasSlot(id: first.id)) { try document.add(first, for: root, randomness: randomness) }
        for _ in 1..<SealDocument.maximumSlots { try document.add(.random(randomness), for: root, randomness: randomness) }
        #expect(throws: SealError.tooManySlots) { try document.add(.random(randomness), for: root, randomness: randomness) }
        #expect(try SealDocument(parsing: document.bytes) == document)
    }

    @Test("a new root key keeps the store's id and leaves old slots behind") func rekeying() throws {
        let old: SealDocument = try document()
        let fresh: RootKey = .random(randomness)
        let new: SealDocument = try old.resealed(fresh, with: second, randomness: randomness)
        #expect(new.storeID == old.storeID)
        #expect(try new.open(with: second).key == fresh.key)
        #expect(throws: SealError.noSlotForKeyFile(id: first.id)) { try new.open(with: first) }
    }

    @Test("the slot of another store does not open here") func transplanted() throws {
        let (mine, theirs): (SealDocument, SealDocument) = (try document(), try document())
        #expect(mine.storeID != theirs.storeID)
        let body: [UInt8] = Array(mine.bytes[..<29] + theirs.bytes[29...].dropLast(8))
        let mixed: SealDocument = try SealDocument(parsing: body + SHA256Hash.of(body).prefix(8))
        #expect(throws: SealError.slotDoesNotOpen) { try mixed.open(with: first) }
    }

    @Test("a document with one bit flipped is damaged, and says so") func bitFlips() throws {
        for flipped: [UInt8] in singleBitFlips(of: try document().bytes) {
            #expect(throws: SealError.self) { try SealDocument(parsing: flipped) }
        }
    }

    @Test("a document with one bit flipped and a right checksum does not open") func forgedBitFlips() throws {
        let body: [UInt8] = Array(try document().bytes.dropLast(8))
        for flipped: [UInt8] in singleBitFlips(of: body) {
            #expect(throws: SealError.self) {
                try SealDocument(parsing: flipped + SHA256Hash.of(flipped).prefix(8)).open(with: first)
            }
        }
    }

    @Test("a slot of a kind that is not known yet is kept") func unknownKind() throws {
        var body: [UInt8] = Array(try document().bytes.dropLast(8))
        body[29] = 2
        body += [200, 0, 1, 7, 0, 2, 8, 9]
        let document: SealDocument = try SealDocument(parsing: body + SHA256Hash.of(body).prefix(8))
        #expect(document.slots.map(\.kind) == [.keyFile, SealSlot.Kind(rawValue: 200)])
        #expect(try document.open(with: first).key == root.key)
        #expect(Array(document.bytes.dropLast(8)) == body)
    }

    @Test(
        "what is no seal document says so",
        arguments: [
            ([], SealError.notASealDocument), (Array("SRSD".utf8), .notASealDocument), (Array("SRSD\u{2}".utf8), .unknownVersion(2)),
            (Array("SRSD\u{1}".utf8), .damaged),
        ]
            as [([UInt8], SealError)])
    func nonsense(bytes: [UInt8], error: SealError) {
        #expect(throws: error) { try SealDocument(parsing: bytes) }
    }
}
