import Testing

@testable import Cryptography

@Suite("Encryption context") struct EncryptionContextTests {
    @Test("pairs are sorted by the bytes of their keys, not by the alphabet") func order() {
        let context: EncryptionContext = EncryptionContext(["b": "2", "B": "1", "é": "4", "z": "3"])
        #expect(
            context.canonicalBytes == [0, 0, 0, 4]
                + [0, 0, 0, 1, 0x42, 0, 0, 0, 1, 0x31] + [0, 0, 0, 1, 0x62, 0, 0, 0, 1, 0x32]
                + [0, 0, 0, 1, 0x7A, 0, 0, 0, 1, 0x33] + [0, 0, 0, 2, 0xC3, 0xA9, 0, 0, 0, 1, 0x34])
    }

    @Test("pairs that read the same when run together are told apart") func lengths() {
        #expect(EncryptionContext(["a": "bc"]).canonicalBytes != EncryptionContext(["ab": "c"]).canonicalBytes)
        #expect(EncryptionContext(["a": "", "b": ""]).canonicalBytes != EncryptionContext(["a": "b"]).canonicalBytes)
        #expect(EncryptionContext().canonicalBytes == [0, 0, 0, 0])
    }

    @Test("texts that look alike but have other bytes are other contexts") func normalisation() {
        #expect(EncryptionContext(["k": "\u{E9}"]) != EncryptionContext(["k": "e\u{301}"]))
    }
}
