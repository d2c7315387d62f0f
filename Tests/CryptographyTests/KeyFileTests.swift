import AWSTypes
import SecretMemory
import Testing

@testable import Cryptography

@Suite("Key file") struct KeyFileTests {
    private let keyFile: KeyFile = .random(SeededRandomness(1))
    private var text: String { String(decoding: keyFile.text.bytes, as: UTF8.self) }

    @Test("a key file is read back") func roundTrip() throws {
        #expect(try KeyFile(parsing: keyFile.text).key == keyFile.key)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count) == [21, 44, 16, 0])
    }

    @Test(
        "other systems' line ends and editors' blanks are let pass",
        arguments: [("\n", "\r\n"), ("\n", " \n"), ("\n", "\t \r\n")])
    func lineEnds(from: String, to: String) throws {
        #expect(try KeyFile(parsing: SecretBytes(utf8: text.replacing(from, with: to) + "\n\n")).key == keyFile.key)
        #expect(try KeyFile(parsing: SecretBytes(utf8: String(text.dropLast()))).key == keyFile.key)
    }

    @Test("a key file with any character changed is refused") func changed() {
        let bytes: [UInt8] = keyFile.text.bytes
        for place: Int in bytes.indices.dropLast() {
            for character: UInt8 in "Aa0=+ x\u{80}".utf8 where character != bytes[place] {
                var changed: [UInt8] = bytes
                changed[place] = character
                #expect(throws: KeyFileError.self) { try KeyFile(parsing: SecretBytes(copying: changed)) }
            }
        }
    }

    @Test("a key file cut short anywhere is refused") func cut() {
        let bytes: [UInt8] = keyFile.text.bytes
        for count: Int in 0..<bytes.count - 1 {
            #expect(throws: KeyFileError.self) { try KeyFile(parsing: SecretBytes(copying: bytes[..<count])) }
        }
    }

    @Test(
        "each damage has its own sentence",
        arguments: [
            ("", KeyFileError.notAKeyFile), ("-----BEGIN PRIVATE KEY-----\n", .notAKeyFile), ("\0\u{1}\n\n\n", .notAKeyFile),
            ("strongroom key file 2\nAAAA\n", .unknownVersion), ("strongroom key file 1\n", .damaged),
            ("strongroom key file 1\nAAAA\nAAAA\n", .damaged), ("strongroom key file 1\nAAAA\n7e9dd5a0c5ea0ee7\n", .damaged),
        ])
    func damages(text: String, error: KeyFileError) {
        #expect(throws: error) { try KeyFile(parsing: SecretBytes(utf8: text)) }
    }

    @Test("a short key is refused even with a right checksum") func short() {
        let lines: String = "strongroom key file 1\nAAAA\n"
        let checksum: String = String(SHA256Hash.hex(of: Array(lines.utf8)).prefix(16))
        #expect(throws: KeyFileError.damaged) { try KeyFile(parsing: SecretBytes(utf8: lines + checksum + "\n")) }
    }

    @Test("the id tells key files apart") func ids() {
        #expect(keyFile.id.count == 16)
        #expect(keyFile.id != KeyFile.random(SeededRandomness(2)).id)
    }
}
