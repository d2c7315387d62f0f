import Cryptography
import Testing

@Suite("SHA-256") struct SHA256HashTests {
    /// FIPS 180-4, *Examples*.
    @Test("the published examples") func examples() {
        #expect(SHA256Hash.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256Hash.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256Hash.of(Array("abc".utf8)).prefix(2) == [0xBA, 0x78])
    }
}
