import AWSTypes
import Testing

@Suite("Texts by their bytes") struct TextTests {
    @Test("a text equals another only byte for byte, whatever its length and wherever they differ") func sameBytes() {
        for length: Int in 0...40 {
            let text: String = String(repeating: "x", count: length)
            #expect(text.hasSameBytes(as: String(text.map { $0 })))
            #expect(!text.hasSameBytes(as: text + "x"))
            for place: Int in 0..<length {
                let other: String = String(text.enumerated().map { $0.offset == place ? "y" : $0.element })
                #expect(!text.hasSameBytes(as: other))
                #expect(ExactText(text) != ExactText(other))
            }
        }
    }

    @Test("spellings of one character are different texts, where `String` takes them for one") func spellings() {
        let (composed, decomposed): (String, String) = ("caf\u{E9}", "cafe\u{301}")
        #expect(composed == decomposed)
        #expect(ExactText(composed) != ExactText(decomposed))
        // Of one length in bytes, and equal to each other for `String`.
        let (one, two): (String, String) = ("a\u{316}\u{301}", "a\u{301}\u{316}")
        #expect(one == two)
        #expect(ExactText(one) != ExactText(two))
    }

    @Test("pieces joined are what an interpolation makes of them") func joined() {
        let name: String = "caf\u{E9}/a-name-that-does-not-fit-a-small-string"
        #expect(String(joining: "arn:aws:iam::", "000000000000", ":user/", name) == "arn:aws:iam::000000000000:user/\(name)")
        #expect(String(joining: "", "") == "")
        #expect(String(joining: "\u{1F511}", "\u{301}") == "\u{1F511}\u{301}")
    }
}
