import AWSTypes
import Foundation
import Testing

@testable import Cryptography

@Suite("Base 64") struct Base64Tests {
    private static func encode(_ bytes: [UInt8], _ alphabet: Base64) -> String {
        var text: [UInt8] = [UInt8](repeating: 0, count: alphabet.encodedCount(bytes.count))
        bytes.withUnsafeBytes { bytes in text.withUnsafeMutableBytes { alphabet.encode(bytes, into: $0) } }
        return String(decoding: text, as: UTF8.self)
    }

    @Test(
        "the examples of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func examples(plain: String, encoded: String) {
        #expect(Self.encode(Array(plain.utf8), .standard) == encoded)
        #expect(Base64.standard.decoded(encoded) == Array(plain.utf8))
        let bare: String = encoded.replacing("=", with: "")
        #expect(Self.encode(Array(plain.utf8), .url) == bare)
        #expect(Base64.url.decoded(bare) == Array(plain.utf8))
    }

    @Test("every length agrees with Foundation") func foundation() throws {
        let randomness: SeededRandomness = SeededRandomness(1)
        for count: Int in 0..<200 {
            let bytes: [UInt8] = randomness.bytes(count)
            let expected: String = Data(bytes).base64EncodedString()
            #expect(Self.encode(bytes, .standard) == expected)
            #expect(Base64.standard.decoded(expected) == bytes)
            #expect(Base64.url.decoded(Self.encode(bytes, .url)) == bytes)
        }
    }

    @Test(
        "another text for the same bytes is refused",
        arguments: ["Zh==", "Zm9=", "Zg=", "Zg", "Zg===", "====", "=", "Z", "Zm9v\n", " Zm9v", "Zm-_", "Zm9v=", "Z=9v", "Zg==Zg=="])
    func strict(text: String) {
        #expect(Base64.standard.decoded(text) == nil)
    }

    @Test("the url form takes its own alphabet only", arguments: ["Zh", "Zg==", "Zm+/", "Z", "Zm9"]) func strictURL(text: String) {
        #expect(Base64.url.decoded(text) == nil)
    }
}
